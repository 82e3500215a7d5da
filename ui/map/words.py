"""What a map says of a measure: its values in order, and from where to where they reach."""

import pandas as pd

from language import numbers
from language.text import _
from ui.records import Record, records
from ui.words.measures import label


def spread_title(areas: pd.DataFrame, measure: str, unit: str, digits: int = 2) -> str:
    """What is shown, and from how much to how much the areas reach: the title of a map."""
    known = ascending(areas, measure)
    if not known:
        return _("{measure}: belum ada angka").format(measure=label(measure))
    least, most = (value_words(each[measure], unit, digits) for each in (known[0], known[-1]))
    if len(known) == 1:
        return _("{measure}: {value}").format(measure=label(measure), value=most)
    return _("{measure}: {least} sampai {most}").format(
        measure=label(measure), least=least, most=most
    )


def value_words(value: float, unit: str, digits: int = 2) -> str:
    """A value with its unit; unit: as in queries/measures.toml."""
    if unit == "percent":
        return numbers.percent(value, digits)
    if unit == "points":
        return numbers.points(value)
    if unit == "persons":
        return numbers.people(value)
    return numbers.families(value)


def ascending(areas: pd.DataFrame, measure: str) -> list[Record]:
    """The areas with a value, the least first."""
    rows = records(areas, ("area_name", "parent_name", measure))
    known = [row for row in rows if row[measure] is not None]
    return sorted(known, key=lambda row: row[measure])
