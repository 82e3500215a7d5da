"""The slides about programmes: whom they reach and miss, and what is to be checked."""

from language import numbers
from language.text import _
from pages.coverage import bands, pillars, words
from pages.coverage import choices as lists
from pages.coverage import programmes as picture
from pages.coverage.screen import Screen, screen
from pages.integrity import choices
from pages.integrity import words as checks
from pages.integrity.findings import findings_of
from pages.meeting.question import Asked, numbers_of
from pages.meeting.slide import Slide
from pages.village import todo
from pages.village.tasks import tasks
from ui.slides.pictures import Bars, Colour, Rows, Series
from ui.words import sources, telling


def pillars_of(on: Asked) -> Slide | None:
    """What each pillar reaches among the families of deciles 1 and 2."""
    shown = _screen(on)
    if shown is None:
        return None
    band, whole = bands.both_pillars(shown), shown.whole
    shades: dict[str, Colour] = {
        "none": "rule",
        "protection": "protection",
        "both": "area",
        "empowerment": "empowerment",
    }
    return on.slide(
        band["title"],
        band["subtitle"],
        "registry",
        Bars(
            tuple(pillars.part_words(kind) for _name, kind in pillars.PARTS),
            (
                Series(
                    _("keluarga"), tuple(whole.get(name) for name, _kind in pillars.PARTS), "area"
                ),
            ),
            "families",
            colours=tuple(shades[kind] for _name, kind in pillars.PARTS),
        ),
        shown.source,
        words.answer(whole, shown.name),
        words.basis(shown),
        words.by_registry_rule(),
    )


def left_out(on: Asked) -> Slide | None:
    """Where most families have no programme at all: the areas just below."""
    shown = _screen(on)
    if shown is None:
        return None
    band = bands.pillars_below(shown)
    bars = pillars.area_bars(band["data"], shown.names, shown.area)
    return on.slide(
        band["title"],
        band["subtitle"],
        "registry",
        Bars(
            tuple(bar.name for bar in bars),
            (
                Series(
                    _("tanpa program apa pun"),
                    tuple(bar.row["unreached_pct"] for bar in bars),
                    "registry",
                ),
            ),
            "percent",
        ),
        shown.source,
        words.answer(shown.whole, shown.name),
        words.basis(shown),
    )


def programmes(on: Asked) -> Slide | None:
    """Of those who are eligible, how many each programme reaches."""
    shown = _screen(on)
    if shown is None:
        return None
    band = bands.each_programme(shown)
    covered = on.ask("coverage_by_programme", area=on.area, release=on.release)
    rows = [
        row for row in picture.rows_of(covered, shown.described, shown.readable) if row.is_readable
    ]
    hues: dict[str, Colour] = {"protection": "protection", "empowerment": "empowerment"}
    return on.slide(
        band["title"],
        _("bagian yang menerima dari yang berhak, {area}, {release}").format(
            area=shown.name, release=numbers.release(on.release)
        ),
        "registry",
        Bars(
            tuple(row.name for row in rows),
            (Series(_("cakupan"), tuple(row.numbers["coverage_pct"] for row in rows), "area"),),
            "percent",
            colours=tuple(hues[row.pillar] for row in rows),
        ),
        shown.source,
        *_missed(rows),
        band.get("remark", ""),
        words.by_registry_rule(),
    )


def findings(on: Asked) -> Slide | None:
    """What was found in the lists, and what was claimed."""
    offered = choices.releases(on.releases, on.ask("integrity_by_release", area=on.region))
    if on.release not in offered:
        return None
    by_kind = on.ask("integrity_by_kind", area=on.area, release=on.release)
    found = findings_of(by_kind, is_exact=on.area == on.region)
    programmes_ = on.ask("programme_by_release", release=on.release)
    message, *more = checks.answer(found, on.names[on.area], on.release)
    return on.slide(
        message,
        numbers.release(on.release),
        "registry",
        numbers_of(checks.numbers(found, programmes_, on.release)),
        sources.both(choices.source(), on.registry),
        *more,
    )


def follows(on: Asked) -> Slide | None:
    """What is to be done in the field, in its order."""
    found = tasks(on.ask, on.area, on.release)
    if not found:
        return None
    return on.slide(
        todo.title(found),
        todo.subtitle(on.names[on.area], on.release),
        "registry",
        Rows(
            (_("Berapa"), _("Yang perlu dikerjakan")),
            tuple((todo.count_words(task), task.words) for task in found),
        ),
        todo.source(on.of_release),
        _(
            "Ini daftar tugas, bukan daftar kesalahan: setiap temuan perlu dicek di lapangan lebih "
            "dahulu. Nama hanya keluar untuk petugas yang harus bertindak."
        ),
    )


def _screen(on: Asked) -> Screen | None:
    """The data of Cakupan; None without lists for the release."""
    offered = lists.releases(on.ask, on.releases)
    if on.release not in offered:
        return None
    return screen(on.ask, on.known, on.releases, on.region, on.area, on.release, offered)


def _missed(rows: list[picture.Row]) -> list[str]:
    """Of the programmes that miss most, whom they reach."""
    known = [row for row in rows if row.numbers["missed"]]
    known.sort(key=lambda row: -row.numbers["missed"])
    return [
        telling.coverage(
            row.name,
            row.unit,
            row.numbers["reached"],
            row.numbers["eligible"],
            row.numbers["missed"],
        )
        for row in known[:3]
    ]
