"""Laporan triwulan: the whole kabupaten in one release, to be read and kept."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from language import numbers
from language.text import _
from pages.coverage import exhibits as coverage
from pages.integrity import exhibits as integrity
from pages.summary import exhibits
from pages.summary.report import definitions, lists, official, places
from pages.summary.report.official import prose
from pages.summary.verdict import verdict
from pages.trend import exhibits as trend
from pages.village import exhibits as village
from ui.paper import draw, ground, names
from ui.paper.blocks import Block
from ui.paper.ground import Districts
from ui.paper.subject import Subject
from ui.words import poorest, telling
from ui.words.programmes import no_lists

COVER_MAP: Final = 86.0  # mm


def facts(subject: Subject, over: Districts) -> Mapping[str, Any]:
    """The report as the template reads it; without lists it says so in place of their parts.

    over: the kecamatan, to be drawn over the map of the villages.
    """
    region = subject.issue.region
    name = subject.names[region]
    first, *more = messages(subject)
    on = subject.asking(region)
    found = verdict(on)
    return {
        **subject.around(names.label(region), name, telling.plain(first)),
        "name": name,
        "heading": _("Kemiskinan di {area}").format(area=name),
        "of": [
            f"**{numbers.release(subject.release)}**",
            _("data per {date}").format(date=numbers.date(subject.newest["cutoff"])),
            _("terbit {date}").format(date=numbers.date(subject.issue.published)),
        ],
        "message": first,
        "track": draw.track(found.track, first) if found.track.stops else None,
        "facts": [asdict(fact) for fact in found.facts],
        "contents": _("Isi"),
        "brief": {"title": _("Ringkasnya"), "items": more},
        "map": ground.locator(subject.small, region, name, COVER_MAP),
        "sections": _sections(subject, over),
    }


def messages(subject: Subject) -> list[str]:
    """What the report says in a few sentences, the first message first."""
    on = subject.asking(subject.issue.region)
    answer, classes = exhibits.answer(on), village.by_class(on)
    said = [
        answer.title,
        *answer.notes[-1:],  # the others stand on the cover
        f"{classes.title}." if classes else "",
        trend.movers(on).title + ".",
    ]
    if not on.has_lists:
        return [*filter(None, said), no_lists()]
    verdict = integrity.answer(on)
    return [*filter(None, [*said, coverage.answer(on), verdict.title if verdict else ""])]


def _sections(subject: Subject, over: Districts) -> list[Block]:
    on = subject.asking(subject.issue.region)
    classes = village.by_class(on)
    parts = [
        (_("Angka resmi"), [prose(verdict(on).standing), *official.figures(on)]),
        (_("Target"), _targets(subject)),
        (_("Yang mungkin datang"), official.outlook_blocks(on)),
        (
            _("Kecamatan terhadap provinsi"),
            [draw.chart(classes)] if classes else [],
        ),
        (_("Peta desa"), [places.village_map(subject, over)]),
        (_("Yang bergerak"), places.movers(on)),
        *_of_lists(subject),
        (_("Setiap desa"), [prose(*_about_villages(subject)), places.every_village(on)]),
        (_("Bagaimana angka dibuat"), definitions.methods(subject)),
        (_("Arti setiap angka"), [definitions.definitions()]),
        (_("Sumber dan alamat"), definitions.origins(subject)),
    ]
    return [{"title": title, "blocks": made} for title, made in parts]


def _targets(subject: Subject) -> list[Block]:
    on = subject.asking(subject.issue.region)
    return [prose(verdict(on).aim), official.record(on)]


def _of_lists(subject: Subject) -> list[tuple[str, list[Block]]]:
    on = subject.asking(subject.issue.region)
    if not on.has_lists:
        return [(_("Cakupan"), [prose(no_lists())])]
    tasks = village.tasks(on)
    return [
        (_("Cakupan"), lists.programmes(on)),
        (_("Yang belum terjangkau"), lists.unreached(on)),
        (_("Ketepatan"), lists.to_check(on)),
        *([(_("Tugas lapangan"), [draw.checklist(tasks)])] if tasks else []),
    ]


def _about_villages(subject: Subject) -> tuple[str, str]:
    on = subject.asking(subject.issue.region)
    likely = on.row("poorest_fifth_by_release", release=on.release)
    about = _(
        "Perkiraan penduduk miskin dengan kisaran 90 %, peluang termasuk seperlima termiskin, dan "
        "keluarga desil 1 dan 2 tanpa program apa pun; – berarti terlalu sedikit warga untuk "
        "perkiraan. Di setiap kecamatan menurut peluang: tanpa tahu apa pun setiap desa mendapat "
        "{fifth}."
    ).format(fifth=numbers.percent(20, 0))
    return f"{poorest.fifth_title(likely)}.", about
