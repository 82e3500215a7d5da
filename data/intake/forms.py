"""What the files of one kind of delivery look like: the registry's, recipients', deaths'."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from data.intake.columns import Column, Header, Kind, code_book, places_of
from data.intake.left_out import Why


def _left_out_as(names: list[str]) -> Why:
    return "code_book" if code_book(names) else "no_table"


@dataclass(frozen=True)
class Form:
    """The columns of a kind of delivery, and how its headers are told from other rows.

    columns: the wanted columns of each kind of file.
    kind_of(file name, sheet, header): which kind of file a table is, None for one that is no part
        of the delivery; `left_out_as(header)` then says why.
    recognise(header, kind): where the wanted columns stand; raises MissingColumn.
    looks_like_header(row, kind): whether a first row names at least one known column.
    named(row): how many known columns a row names. is_header(row): whether it is a header.
    number_names, merged_names, needed_names: plain names of the columns of KK and NIK numbers, of
        those in which a merged cell holds for all its rows, of those without which a row says
        nothing.
    is_strict: a table without a needed column refuses the delivery; else it is left out.
    alike: of each kind in which equal rows count once, the columns in which twins agree.
    """

    columns: Mapping[Kind, tuple[Column, ...]]
    kind_of: Callable[[str, str, list[str]], Kind | None]
    recognise: Callable[[list[str], Kind], Header]
    looks_like_header: Callable[[list[str], Kind], bool]
    named: Callable[[list[str]], int]
    is_header: Callable[[list[str]], bool]
    number_names: frozenset[str]
    merged_names: frozenset[str]
    needed_names: frozenset[str]
    left_out_as: Callable[[list[str]], Why] = _left_out_as
    is_strict: bool = False
    alike: Mapping[Kind, tuple[str, ...]] = field(default_factory=dict[Kind, tuple[str, ...]])

    def numbers(self, names: Sequence[str]) -> list[int]:
        """The places of columns of KK and NIK numbers."""
        return places_of(names, self.number_names)

    def merged(self, names: Sequence[str]) -> list[int]:
        """The places of columns in which a merged cell holds for all its rows."""
        return places_of(names, self.merged_names)

    def last_needed(self, names: Sequence[str]) -> int:
        """The place of the last column without which a row says nothing, -1 for none."""
        return max(places_of(names, self.needed_names), default=-1)
