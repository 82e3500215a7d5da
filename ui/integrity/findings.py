"""What was found of each kind in one area and release, with what was checked and its history."""

from dataclasses import dataclass
from typing import Any, Final, Literal

import pandas as pd

from ui.integrity.kinds import Kind, kinds
from ui.records import records

State = Literal["shown", "hidden", "unchecked"]

_COUNTS: Final = ("kind", "findings", "checked", "amount_idr", "is_hidden")


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind in one place.

    Args:
        findings, checked: cases; None where hidden.
        amount_idr: rupiah that hang on the findings; None where hidden or not in the lists.
        history: percent of the checked that was found in each release, oldest first; None where
            hidden or not checked.
    """

    kind: Kind
    findings: int | None
    checked: int | None
    amount_idr: int | None
    history: tuple[float | None, ...] = ()

    @property
    def state(self) -> State:
        """Whether its count is shown, hidden, or there was nothing to check."""
        if self.checked == 0:
            return "unchecked"
        return "hidden" if self.findings is None else "shown"

    @property
    def share_pct(self) -> float | None:
        """Percent of the checked that was found; None where either is hidden."""
        return share_pct(self.findings, self.checked)


def share_pct(findings: int | None, checked: int | None) -> float | None:
    """Percent of the checked that was found."""
    return 100 * findings / checked if findings is not None and checked else None


def findings_of(by_kind: pd.DataFrame, by_release: pd.DataFrame | None = None) -> list[Finding]:
    """Every kind, in the order of the page; one that the frame lacks was not checked.

    Args:
        by_kind: rows of `integrity_by_kind`.
        by_release: rows of `integrity_by_release` of the same area, for the history.
    """
    rows = {str(row["kind"]): row for row in records(by_kind, _COUNTS, "findings_of")}
    histories: dict[str, dict[str, float | None]] = {}
    if by_release is not None:
        for row in records(by_release, ("release", *_COUNTS), "findings_of"):
            shares = histories.setdefault(str(row["kind"]), {})
            shares[str(row["release"])] = share_pct(*_pair(row))
    return [
        _finding(kind, rows.get(kind.name, {"checked": 0}), histories.get(kind.name, {}))
        for kind in kinds()
    ]


def _finding(kind: Kind, row: dict[str, Any], history: dict[str, float | None]) -> Finding:
    findings, checked = _pair(row)
    amount = row.get("amount_idr")
    return Finding(
        kind,
        findings,
        checked,
        None if amount is None else int(amount),
        tuple(share for _release, share in sorted(history.items())),
    )


def _pair(row: dict[str, Any]) -> tuple[int | None, int | None]:
    found, checked = row.get("findings"), row.get("checked")
    return None if found is None else int(found), None if checked is None else int(checked)
