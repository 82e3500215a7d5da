"""Where programmes do not reach: areas in order, as a table."""

from collections.abc import Mapping

import pandas as pd

from language.text import _
from ui.asking import Ask
from ui.exhibit import Column
from ui.records import records
from ui.words.groups import ALL, FAMILIES, family_words


def measure(programme: str) -> str:
    """What is compared among areas, as a key of queries/measures.toml."""
    return "exclusion_pct" if programme else "unreached_pct"


def areas(ask: Ask, programme: str, release: str, parent: str, level: str) -> pd.DataFrame:
    """The areas of a level below one, those with the largest share left out first.

    With a programme the columns of `coverage_by_area`; without one those of `unreached_by_area`,
    and families without any programme in each group under the name of the group.
    """
    given = {"release": release, "parent": parent, "level": level}
    found = (
        ask("coverage_by_area", programme=programme, **given)
        if programme
        else _by_area(ask("unreached_by_area", **given))
    )
    return found.sort_values(
        measure(programme),
        ascending=False,
        na_position="last",
        kind="stable",
        ignore_index=True,
    )


def _by_area(unreached: pd.DataFrame) -> pd.DataFrame:
    """`unreached_by_area` with one row for each area."""
    everybody = pd.DataFrame(unreached[unreached["group_name"] == ALL]).drop(columns="group_name")
    for group in FAMILIES:
        own = records(
            pd.DataFrame(unreached[unreached["group_name"] == group]),
            ("area_code", "families_none"),
        )
        if own:
            left_out = {row["area_code"]: row["families_none"] for row in own}
            everybody[group] = pd.array(
                [left_out.get(code) for code in everybody["area_code"]], "Int64"
            )
    return everybody


def columns(found: pd.DataFrame, programme: str) -> tuple[Column, ...]:
    """The columns of the table of areas."""
    name = Column("list_name", _("Wilayah"))
    if programme:
        return (
            name,
            Column("exclusion_pct", _("Belum terjangkau"), "percent"),
            Column("missed", _("Berhak, belum menerima"), "count"),
            Column("eligible", _("Berhak"), "count"),
            Column("recipients", _("Penerima"), "count"),
            Column("leaked", _("Di luar aturan, perlu dicek"), "count"),
            Column("leakage_pct", _("Bagian di luar aturan"), "percent"),
        )
    return (
        name,
        Column("unreached_pct", _("Tanpa program"), "percent"),
        Column("families_none", _("Keluarga tanpa program"), "count"),
        Column("families_decile12", _("Keluarga desil 1 dan 2"), "count"),
        *(
            Column(
                group,
                _("Tanpa program: {group}").format(group=family_words(group).lower()),
                "count",
            )
            for group in FAMILIES
            if group in found.columns
        ),
    )


def named(found: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """The areas with what to call each in a list."""
    return found.assign(list_name=[names.get(code, code) for code in found["area_code"]])
