"""What is said of a release that gives its upper deciles as one group: '7 or more'.

Every group of deciles that is shown holds such a group whole, so no number needs its parts.
"""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from language import numbers
from language.text import _
from ui.records import records

LAST: Final = 10
COLUMN: Final = "top_decile_words"  # in a table that is saved


def words(release: Mapping[str, Any]) -> str:
    """The group as it is called, '7 atau lebih'; '' where every decile is told.

    release: a row of `release_by_cutoff`, or an empty record.
    """
    top = _top(release)
    return _("{top} atau lebih").format(top=numbers.integer(top)) if top < LAST else ""


def note(release: Mapping[str, Any]) -> str:
    """The same as a sentence about the release on screen; '' where every decile is told."""
    return _sentence(_("Dalam rilis ini"), release)


def named_note(release: Mapping[str, Any]) -> str:
    """The same sentence about a release beside the one on screen."""
    name = numbers.release(str(release.get("release", "")))
    return _sentence(_("Dalam {releases}").format(releases=name), release)


def notes(releases: pd.DataFrame) -> list[str]:
    """A sentence for each such group in several releases; rows of `release_by_cutoff`."""
    together: dict[int, list[dict[str, Any]]] = {}
    for row in records(releases):
        if words(row):
            together.setdefault(_top(row), []).append(row)
    return [
        _sentence(
            _("Dalam {releases}").format(
                releases=", ".join(numbers.release(str(row["release"])) for row in rows)
            ),
            rows[0],
        )
        for rows in together.values()
    ]


def is_cut(release: Mapping[str, Any], low: float | None, high: float | None) -> bool:
    """Whether limits of deciles go through the group: nobody can tell who of it is within."""
    top = _top(release)
    if low is None or high is None or top == LAST:
        return False
    is_outside = high < top
    is_within = low <= top and high == LAST
    return not (is_outside or is_within)


def index_note(release: Mapping[str, Any]) -> str:
    """What the group means for an index of concentration; '' where every decile is told."""
    if not words(release):
        return ""
    sentence = _("Indeks konsentrasi menghitung kelompok itu sebagai satu peringkat.")
    return f"{note(release)} {sentence}"


def with_top_decile(frame: pd.DataFrame, release: Mapping[str, Any]) -> pd.DataFrame:
    """A table of decile groups, saying in every row which upper deciles are one group."""
    group = words(release)
    return frame.assign(**{COLUMN: group}) if group else frame


def _sentence(begin: str, release: Mapping[str, Any]) -> str:
    group = words(release)
    if not group:
        return ""
    return _("{begin} desil {top} sampai 10 diberikan sebagai satu kelompok: {group}.").format(
        begin=begin, top=numbers.integer(_top(release)), group=group
    )


def _top(release: Mapping[str, Any]) -> int:
    return int(release.get("top_decile", LAST))
