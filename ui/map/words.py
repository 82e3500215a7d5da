"""What a map says of a measure: its values in order, and from where to where they reach."""

import pandas as pd

from language import numbers
from language.text import _
from ui.records import Record, records


def spread_title(areas: pd.DataFrame, measure: str, unit: str, digits: int = 2) -> str:
    """From how much to how much the areas reach: the title over the map."""
    known = ascending(areas, measure)
    if not known:
        return _("Belum ada angka yang dapat ditampilkan")
    least, most = known[0][measure], known[-1][measure]
    if len(known) == 1:
        return value_words(most, unit, digits)
    return _("Dari {least} sampai {most}").format(
        least=value_words(least, unit, digits), most=value_words(most, unit, digits)
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
