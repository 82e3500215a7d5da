"""What became of the rows of each file of a delivery."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from data.intake.columns import Kind
from data.intake.left_out import place_words


@dataclass
class FileAccount:
    """What became of the rows of one file, or one sheet; the parts add up to `rows`, always."""

    name: str
    kind: Kind
    sha256: str
    sheet: str | None = None
    rows: int = 0
    accepted: int = 0
    repeated: int = 0
    unreadable: int = 0
    unreadable_rows: list[int] = field(default_factory=list)
    quarantined: dict[str, int] = field(default_factory=dict)
    unknown_columns: list[str] = field(default_factory=list)
    columns: dict[str, str] = field(default_factory=dict)  # wanted column -> what the file calls it

    @property
    def place(self) -> str:
        """The file, and its sheet where it is a workbook."""
        return place_words(self.name, self.sheet)

    @property
    def is_balanced(self) -> bool:
        """Whether every row of the file is accounted for."""
        parts = self.accepted + self.repeated + self.unreadable + sum(self.quarantined.values())
        return parts == self.rows


def total(accounts: Iterable[FileAccount]) -> dict[str, Any]:
    """The sums of files: rows, accepted, repeated, unreadable, and quarantined by reason."""
    files = list(accounts)
    quarantined: dict[str, int] = {}
    for file in files:
        for reason, count in file.quarantined.items():
            quarantined[reason] = quarantined.get(reason, 0) + count
    return {
        name: sum(getattr(file, name) for file in files)
        for name in ("rows", "accepted", "repeated", "unreadable")
    } | {"quarantined": quarantined}
