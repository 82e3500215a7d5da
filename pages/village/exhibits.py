"""What is known of an area and of the areas in it, as exhibits."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from data.area_code import level_of
from language import numbers
from language.text import _
from pages.trend import exhibits as courses
from pages.village import bands, compare, directory, todo
from pages.village import words as said
from pages.village.profile import Profile, Share, profile_of, profiles_of
from pages.village.profile import deciles as profile_deciles
from pages.village.tasks import tasks_of
from ui import asking
from ui.asking import Asking
from ui.exhibit import Bar, Bars, Dot, Dots, Exhibit, Figure, Numbers, Rows, told
from ui.kept import kept
from ui.records import records
from ui.words import (
    cells,
    class_sentences,
    classes,
    poorest,
    sources,
    telling,
    top_decile,
    withheld,
)
from ui.words.class_sentences import class_title, revision_note
from ui.words.classes import class_words, short_words

ESTIMATE: Final = ("poverty_rate_pct", "poverty_rate_low_pct", "poverty_rate_high_pct")
SAVED: Final = (
    *("area_code", "area_name", *ESTIMATE),
    *("poor_persons", "poor_persons_low", "poor_persons_high", "province_class"),
    *("poorest_fifth_pct", "poorest_cuts", "withheld"),
)


@kept
def answer(on: Asking) -> Exhibit:
    """The newest estimate with its band, against the province, the kabupaten and the kecamatan."""
    trend = _trend(on)
    around = bands.names_around(on.areas, on.area)
    return Exhibit(
        key="answer",
        title=said.estimate_answer(
            trend, _pairs(on, list(around)), on.area, around, on.province_name
        ),
        subtitle=numbers.release(on.release),
        picture=Numbers(_figures(on, trend)),
        data=trend,
        measures=("poverty_rate_pct",),
        source=sources.both(sources.official(on.official), on.registry),
        speech=lambda: [*_sureness(on, trend), *sentences(on)],
    )


@kept
def sentences(on: Asking) -> tuple[str, ...]:
    """What has changed, who lives there, and what stands out in how they live."""
    return told(
        said.poorest_answer(_trend(on), on.area),
        changed(on),
        inhabitants(on),
        said.living_answer(profile_at(on), on.region_name),
    )


def changed(on: Asking) -> str:
    """What has changed since the release before; '' for the first one."""
    return said.change_answer(_trend(on), on.area, profile_at(on), _by_release(on))


def inhabitants(on: Asking) -> str:
    """How many live there, how many of them are old, how many families a woman heads."""
    return said.who_answer(profile_at(on), _by_release(on))


@kept
def course(on: Asking) -> Exhibit | None:
    """Whether its estimate has moved, with those around it; None where no release has it."""
    trend = _trend(on)
    rows = said.history_of(trend, on.area)
    if not rows:
        return None
    drawn = courses.lines(
        trend,
        "poverty_rate_pct",
        chosen=on.area,
        province=on.province_name,
        places=[on.region],  # the same colour beside a desa and beside a kecamatan
    )
    official = on.ask("official_by_area", areas=[on.province])
    return Exhibit(
        key="course",
        title=said.trend_title(trend, on.area),
        subtitle=_("perkiraan penduduk miskin; pita: kisaran 90 %"),
        picture=drawn,
        data=trend,
        measures=("poverty_rate_pct",),
        source=sources.both(on.span, sources.official(official)),
        alt=courses.description(drawn, "poverty_rate_pct"),
        speech=lambda: [*_standing(on, rows[-1]), changed(on)],
    )


@kept
def deciles(on: Asking) -> Exhibit:
    """Families by decile group."""
    profile, around = profile_at(on), bands.names_around(on.areas, on.area)
    return Exhibit(
        key="deciles",
        title=said.deciles_title(profile),
        subtitle=bands.subtitle(on.release, _("keluarga menurut desil nasional")),
        picture=Bars(
            tuple(map(_decile, profile_deciles(profile).rows)),
            "percent",
            on.name,
            heads=(_("bagian"), _("jumlah"), _("kabupaten")),
            mark_name=on.region_name,
        ),
        data=top_decile.with_top_decile(bands.saved(profile, "decile_group"), on.of_release),
        measures=("count",),
        source=on.registry,
        remark=top_decile.note(on.of_release),
        speech=lambda: [inhabitants(on), top_decile.note(on.of_release)],
        markup=lambda: bands.deciles_html(profile, around),
    )


@kept
def portrait(on: Asking) -> Exhibit:
    """Who lives there, and how."""
    profile, around = profile_at(on), bands.names_around(on.areas, on.area)
    return Exhibit(
        key="portrait",
        title=said.living_title(profile),
        subtitle=bands.subtitle(on.release, _("bagian dari semua orang atau semua keluarga")),
        picture=bands.portrait_rows(profile, around),
        data=bands.saved(profile),
        measures=("share_pct",),
        source=on.registry,
        remark=bands.portrait_note(),
        speech=lambda: [inhabitants(on), said.living_answer(profile, on.region_name)],
        markup=lambda: bands.portrait_html(profile, around),
    )


@kept
def side_by_side(on: Asking, codes: Sequence[str]) -> Exhibit:
    """What is known of each of several areas; the first note says which can be told apart."""
    trend = courses.trend_of(on, codes)
    by_release = on.each("poverty_by_release", codes)
    profiles = profiles_of(
        on.each("village_profile", codes, release=on.release),
        on.ask("characteristic_value"),
    )
    lines = compare.lines_of(codes, trend, by_release, profiles)
    return Exhibit(
        key="side-by-side",
        title=_("Yang diketahui dari setiap wilayah"),
        subtitle=bands.subtitle(on.release, _("perkiraan dan angka registri")),
        picture=compare.rows_of(lines, [on.list_names[code] for code in codes]),
        data=compare.saved(codes, trend, by_release),
        measures=("poverty_rate_pct", "persons"),
        source=on.registry,
        remark=compare.remark(),
        speech=lambda: [compare.answer(codes, trend, _pairs(on, codes), on.names)],
        markup=lambda: compare.table_html(codes, lines, on.list_names),
    )


@kept
def by_class(on: Asking, measure: str = "poverty_rate_pct") -> Exhibit | None:
    """The areas just below one: desa by the chance of the poorest fifth, kecamatan by their class
    against the province; None where there are none.

    measure: its own, where another exhibit of the page has the estimate.
    """
    if level_of(on.area) == "desa":
        return None  # below a desa lies nothing
    given = {"parent": on.area, "release": on.release}
    banded = on.ask("poverty_estimate_by_area", **given)
    if banded.empty:
        return None
    line = asking.province_rate(on.ask("poverty_by_area", **given))
    is_of_desa = on.area.count(".") > 1
    rows = sorted(records(banded), key=poorest.order if is_of_desa else _order)
    picture = Dots(
        tuple(_dot(row) for row in rows),
        "percent",
        line,
        "" if line is None else f"{on.province_name} {numbers.percent(line)}",
        heads=(
            _("perkiraan"),
            _("kisaran 90 %"),
            _("orang miskin"),
            _("peluang") if is_of_desa else _("provinsi"),
        ),
    )
    return Exhibit(
        key="classes",
        title=poorest.most_likely_title(rows) if is_of_desa else class_title(banded, "kecamatan"),
        subtitle=poorest.dots_subtitle(on.release)
        if is_of_desa
        else class_sentences.areas_subtitle(on.release),
        picture=picture,
        data=pd.DataFrame(banded, columns=[*SAVED]),
        measures=(measure,),
        source=on.registry,
        alt=_("Grafik titik dengan kisaran untuk {count} wilayah: {parts}.").format(
            count=len(rows), parts=classes.summary_words([row["province_class"] for row in rows])
        ),
        speech=lambda: [
            *_named_by_class(rows),
            _(
                "Di atas atau di bawah dikatakan hanya bila kisaran 90 % perkiraan tidak menyentuh "
                "angka provinsi."
            ),
            revision_note(on.ask("revision_by_release", area=on.area), on.name)
            if on.area == on.region
            else "",
        ],
    )


@kept
def every_village(on: Asking) -> Exhibit:
    """The villages of a kecamatan, or of all, in figures, for paper."""
    villages = directory.villages(on)
    return Exhibit(
        key="villages",
        title=poorest.most_likely_title(records(villages)),
        subtitle=_(
            "Perkiraan penduduk miskin; peluang termasuk seperlima desa termiskin di kabupaten "
            "(–: terlalu sedikit warga untuk perkiraan); keluarga desil 1 dan 2 tanpa program"
        ),
        picture=directory.rows(villages),
        data=villages,
        measures=("poverty_rate_pct", "families_none"),
        source=on.registry,
    )


@kept
def profile_at(on: Asking) -> Profile:
    """Who lives in the area and how, in this release."""
    rows = on.ask("village_profile", area=on.area, release=on.release)
    return profile_of(rows, on.ask("characteristic_value"))


@kept
def _trend(on: Asking) -> pd.DataFrame:
    return courses.trend_of(on, list(bands.names_around(on.areas, on.area)))


def _pairs(on: Asking, codes: Sequence[str]) -> pd.DataFrame:
    """Which of several areas can be told apart."""
    return on.ask("told_apart_by_pair", areas=list(codes), release=on.release)


def _by_release(on: Asking) -> pd.DataFrame:
    return on.until(on.ask("poverty_by_release", area=on.area))


def _decile(share: Share) -> Bar:
    return Bar(
        telling.capitalised(share.label),
        share.share,
        numbers.percent(share.share, 1, missing=withheld.short(share.reason)),
        "registry",
        more=(numbers.count(share.count), numbers.percent(share.kabupaten, 1)),
        mark=share.kabupaten,
    )


def _newest(on: Asking, trend: pd.DataFrame) -> dict[str, Any]:
    return next(iter(said.history_of(trend, on.area)[::-1]), {})


def _sureness(on: Asking, trend: pd.DataFrame) -> list[str]:
    """How sure the newest estimate is, and the class that follows."""
    last = _newest(on, trend)
    ends = (last.get("poverty_rate_low_pct"), last.get("poverty_rate_high_pct"))
    return [
        telling.uncertainty("poverty_rate_pct", *ends),
        telling.rank_class(on.name, last.get("province_class"), on.province_name),
    ]


def _standing(on: Asking, last: dict[str, Any]) -> list[str]:
    """The newest estimate, and how far it is from the province's official figure."""
    rate = last["poverty_rate_pct"]
    return [
        telling.level(
            "poverty_rate_pct",
            on.name,
            rate,
            numbers.release(str(last["release"])),
            low=last["poverty_rate_low_pct"],
            high=last["poverty_rate_high_pct"],
            why=withheld.reason(last, "poverty_rate_pct"),
        ),
        telling.against(
            on.name,
            rate,
            on.province_name,
            last["province_rate_pct"],
            last["province_class"],
        ),
    ]


def _figures(on: Asking, trend: pd.DataFrame) -> tuple[Figure, ...]:
    """The estimate, the registry's share, and the families; of too few a word."""
    last = _newest(on, trend)
    counted = next(iter(records(_by_release(on))[::-1]), {})
    when = numbers.release(on.release)
    rate, share = last.get("poverty_rate_pct"), counted.get("decile1_share_pct")
    low, high = last.get("poverty_rate_low_pct"), last.get("poverty_rate_high_pct")
    band = (
        ""
        if low is None
        else _("{release} (90 %: {low} sampai {high})").format(
            release=when, low=numbers.number(low, 1), high=numbers.percent(high, 1)
        )
    )
    return (
        Figure(
            numbers.percent(rate, 1, missing=withheld.words(last, "poverty_rate_pct")),
            "",
            _("miskin di {area}").format(area=on.name),
            "estimate",
            band or when,
        ),
        Figure(
            numbers.percent(share, 1, missing=withheld.words(counted, "decile1_share_pct")),
            "",
            _("warga di desil 1 nasional"),
            "registry",
            when,
        ),
        Figure(
            numbers.count(counted.get("families")),
            "",
            _("keluarga di registri"),
            "registry",
            when,
        ),
    )


def _order(row: dict[str, Any]) -> tuple[bool, int, float, str]:
    """By class, above first, within a class by value; without one at the foot."""
    value = row["poverty_rate_pct"]
    return value is None, classes.place(row["province_class"]), -(value or 0), str(row["area_name"])


def _dot(row: dict[str, Any]) -> Dot:
    name, value, low, high = (row[key] for key in ("area_name", *ESTIMATE))
    has_band = low is not None and high is not None
    likely, kind = row[poorest.CHANCE], row["province_class"]
    ends = (row["poor_persons_low"], row["poor_persons_high"])
    persons = cells.about(row["poor_persons"], *ends)
    last = short_words(kind) if likely is None else poorest.chance(likely)
    if value is None:
        more = (numbers.MISSING, persons, last)
        return Dot(str(name), None, words=withheld.words(row, ESTIMATE[0]), more=more)
    said = [
        _("**{area}**\nperkiraan {rate} miskin").format(area=name, rate=numbers.percent(value)),
        _("kisaran 90 %: {low} sampai {high}").format(
            low=numbers.percent(low), high=numbers.percent(high)
        )
        if has_band
        else "",
        _("peluang termasuk seperlima termiskin {chance}").format(chance=last)
        if likely is not None
        else class_words(kind)
        if kind
        else "",
    ]
    band = f"{numbers.number(low, 1)}–{numbers.percent(high, 1)}" if has_band else numbers.MISSING
    return Dot(
        str(name),
        value,
        low,
        high,
        kind,
        numbers.percent(value),
        "\n".join(filter(None, said)),
        (band, persons, last),
    )


def _named_by_class(rows: list[dict[str, Any]]) -> list[str]:
    """Which areas are above the province and which below, by name."""
    words = {"above": _("Di atas provinsi: {areas}."), "below": _("Di bawah provinsi: {areas}.")}
    notes = []
    for kind, begun in words.items():
        found = sorted(
            (row for row in rows if row["province_class"] == kind),
            key=lambda row: -row["poverty_rate_pct"],
        )
        named = [
            f"{row['area_name']} ({numbers.percent(row['poverty_rate_pct'], 1)})" for row in found
        ]
        notes.append(telling.of_areas(begun, named))
    return notes


@kept
def tasks(on: Asking) -> Exhibit | None:
    """What is to be done in the field, in its order; None where there is nothing."""
    found = tasks_of(on)
    if not found:
        return None
    return Exhibit(
        key="tasks",
        title=todo.title(found),
        subtitle=_("yang perlu dikerjakan, {area}, {release}; hitungan tanpa nama").format(
            area=on.name, release=numbers.release(on.release)
        ),
        picture=Rows(
            (_("Berapa"), _("Yang perlu dikerjakan")),
            tuple((todo.count_words(task), task.words) for task in found),
            words=2,
        ),
        data=pd.DataFrame([{"finding_name": task.words, "count": task.count} for task in found]),
        measures=("families_none",),
        source=sources.both(_("daftar penerima program"), on.registry),
        speech=lambda: [
            _(
                "Ini daftar tugas, bukan daftar kesalahan: setiap temuan perlu dicek di lapangan "
                "lebih dahulu. Nama hanya keluar untuk petugas yang harus bertindak."
            )
        ],
        markup=lambda: todo.tasks_html(found),
    )
