"""What stands in place of a value that an answer does not give: its reason, as the query told it.

Rows are records of answers (`ui.records`): their column `withheld` lists what is not given, and
whether it would be a percentage of too few, is not published for a desa, or was not measured.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, Literal

import pandas as pd

from language import numbers
from language.text import _

Reason = Literal["too_few", "kecamatan_only", "not_measured"]
COLUMN = "withheld"
HIDDEN: Final = ("too_few", "kecamatan_only")  # known, and not told


def reason(row: Mapping[str, Any], column: str) -> Reason | None:
    """Why a value of the row is not given; None where it is, and where the query does not say."""
    found = row.get(COLUMN)
    absent = () if found is None else found
    return next((each["reason"] for each in absent if each["measure"] == column), None)


def words(row: Mapping[str, Any], column: str) -> str:
    """What stands in the place of that value; a dash where there is nothing more to say."""
    return short(reason(row, column))


def short(why: Reason | None) -> str:
    """A reason in a cell; a dash for what was not measured."""
    said = {"too_few": numbers.too_few(), "kecamatan_only": _("hanya tingkat kecamatan")}
    return said.get(why or "", numbers.MISSING)


def is_reason(said: str) -> bool:
    """Whether a cell holds a reason or a dash, and no value."""
    return said in {short(why) for why in ("too_few", "kecamatan_only", "not_measured")}


def in_full(why: Reason) -> str:
    """A reason where nothing else explains it: in a file, or below a number."""
    return {
        "too_few": _("terlalu sedikit untuk persen"),
        "kecamatan_only": _("hanya tingkat kecamatan"),
        "not_measured": _("tidak diukur"),
    }[why]


def renamed(frame: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """Columns under other names, also where the frame says that they are withheld."""
    lines = [
        [{**each, "measure": names.get(each["measure"], each["measure"])} for each in absent]
        for absent in of(frame)
    ]
    return frame.rename(columns=dict(names)).assign(**{COLUMN: lines})


def beside(left: pd.DataFrame, right: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """The rows of a frame with columns of another of the same areas, and what both withhold."""
    brought = right[["area_code", *columns]].assign(
        _more=of(pd.DataFrame(right, columns=[*columns, COLUMN]))
    )
    frame = left.merge(brought, on="area_code", how="left", validate="one_to_one")
    more = [[] if numbers.is_missing(absent) else absent for absent in frame["_more"]]
    lines = [[*own, *others] for own, others in zip(of(left), more, strict=True)]
    return frame.drop(columns="_more").assign(**{COLUMN: lines})


def of(frame: pd.DataFrame) -> list[list[Mapping[str, Any]]]:
    """What each row of a frame does not give, of the columns that it has."""
    return [
        [] if numbers.is_missing(absent) else [each for each in absent if each["measure"] in frame]
        for absent in frame[COLUMN]
    ]


def listed(absent: Iterable[Mapping[str, Any]], name: Callable[[str], str] = str) -> str:
    """All that a row does not give, in one line: 'gap_pp: tidak diukur; ...'.

    name: what a column is called.
    """
    return "; ".join(f"{name(each['measure'])}: {in_full(each['reason'])}" for each in absent)
