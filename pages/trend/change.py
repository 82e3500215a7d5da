"""Why the estimate changed since the release before: official figures, ranks, families."""

from decimal import ROUND_HALF_UP, Decimal

from language import numbers
from language.text import _
from ui.asking import Asking
from ui.exhibit import told
from ui.records import Record, records
from ui.words.telling import national_words

PARTS = ("official_change_pp", "ranks_change_pp", "flow_change_pp")
TOGETHER = ("official_change_pp", "registry_change_pp")


def remarks(on: Asking) -> tuple[str, ...]:
    """What is said of the change below the course of the estimate; () before the first release."""
    if not on.release:
        return ()
    rows = records(on.ask("change_by_area", area=on.area, release=on.release))
    own = next((row for row in rows if row["area_code"] == on.area), {})
    return told(change_words(own), national_words())


def change_words(row: Record) -> str:
    """The parts of the change of one area, in points; a row of `change_by_area`.

    '' for the first release, and where the estimate of either release is not given. Ranks and
    families are one part where they cannot be told apart.
    """
    if not row or row["change_pp"] is None:
        return ""
    names = TOGETHER if row["ranks_change_pp"] is None else PARTS
    since = numbers.release(str(row["since"]))
    whole, *parts = (_written(row[name]) for name in ("change_pp", *names))
    if set(parts) == {_written(0)}:
        return _("Perkiraan tetap sejak {release}.").format(release=since)
    words = (
        _(
            "Perubahan perkiraan sejak {release}: {change} poin; dari angka resmi BPS {official}, "
            "dari registri (pergeseran peringkat bersama keluarga yang datang dan pergi) "
            "{registry}."
        ).format(release=since, change=whole, official=parts[0], registry=parts[1])
        if names == TOGETHER
        else _(
            "Perubahan perkiraan sejak {release}: {change} poin; dari angka resmi BPS {official}, "
            "dari pergeseran peringkat di registri {ranks}, dari keluarga yang datang dan pergi "
            "{flow}."
        ).format(release=since, change=whole, official=parts[0], ranks=parts[1], flow=parts[2])
    )
    if _rounded(row["change_pp"]) != sum(_rounded(row[name]) for name in names):
        words += " " + _("Setiap bagian dibulatkan sendiri.")
    return words


def _written(points: float) -> str:
    return numbers.number(points, signed=True)


def _rounded(points: float) -> Decimal:
    """As `_written` rounds."""
    return Decimal(repr(points)).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
