"""What was found of each kind in one area and release, with what was checked and its history."""

from dataclasses import dataclass, field
from typing import Any, Final

import pandas as pd

from language import numbers
from pages.integrity.kinds import Kind, kinds
from ui.asking import Asking
from ui.records import Record, records
from ui.words import withheld

_COUNTS: Final = ("kind", "findings", "checked", "findings_pct", "amount_idr")


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind in one place.

    Args:
        findings: cases; None where nothing was checked, or nearly nothing. checked: of how many.
        amount_idr: rupiah that hang on the findings; None where not in the lists.
        history: percent of the checked that was found in each release, oldest first; None where
            too few were checked.
        row: of `integrity_by_kind`; {} for a kind that it lacks.
        is_exact: whether these are counts of the whole kabupaten, which are not protected.
    """

    kind: Kind
    findings: int | None
    checked: int
    amount_idr: int | None
    row: Record = field(default_factory=dict)
    history: tuple[float | None, ...] = ()
    is_exact: bool = False

    @property
    def is_checked(self) -> bool:
        """Whether there was anything to check."""
        return self.findings is not None

    @property
    def share_words(self) -> str:
        """Percent of the checked that was found, or why it is not given."""
        share = self.row.get("findings_pct")
        return numbers.percent(share, missing=withheld.words(self.row, "findings_pct"))

    @property
    def is_clean(self) -> bool:
        """Whether it is certain that nothing was found: a protected 0 may stand for a few."""
        return self.findings == 0 and (self.is_exact or not numbers.unseen())

    def words(self, count: int | None) -> str:
        """One of its counts: a protected 0 is written as what it may stand for."""
        return written(count, is_exact=self.is_exact)


def written(count: int | None, *, is_exact: bool) -> str:
    """A count in words; only those of the whole kabupaten are exact."""
    return numbers.integer(count) if is_exact else numbers.count(count)


def findings_in(on: Asking) -> list[Finding]:
    """Every kind in the area, with its history in every release."""
    return findings_of(
        on.ask("integrity_by_kind", area=on.area, release=on.release),
        on.ask("integrity_by_release", area=on.area),
        is_exact=on.area == on.region,
    )


def findings_of(
    by_kind: pd.DataFrame, by_release: pd.DataFrame | None = None, *, is_exact: bool = False
) -> list[Finding]:
    """Every kind, in the order of the page; one that the frame lacks was not checked.

    Args:
        by_kind: rows of `integrity_by_kind`.
        by_release: rows of `integrity_by_release` of the same area, for the history.
        is_exact: whether they are of the whole kabupaten.
    """
    rows = {str(row["kind"]): row for row in records(by_kind, _COUNTS)}
    histories: dict[str, dict[str, float | None]] = {}
    if by_release is not None:
        for row in records(by_release, ("release", *_COUNTS)):
            shares = histories.setdefault(str(row["kind"]), {})
            shares[str(row["release"])] = row["findings_pct"]
    return [
        _finding(kind, rows.get(kind.name, {}), histories.get(kind.name, {}), is_exact)
        for kind in kinds()
    ]


def _finding(
    kind: Kind, row: dict[str, Any], history: dict[str, float | None], is_exact: bool
) -> Finding:
    findings, amount = row.get("findings"), row.get("amount_idr")
    return Finding(
        kind,
        None if findings is None else int(findings),
        int(row.get("checked", 0)),
        None if amount is None else int(amount),
        row,
        tuple(share for _release, share in sorted(history.items())),
        is_exact,
    )
