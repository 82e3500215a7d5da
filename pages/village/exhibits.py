"""What is known of an area and of the areas in it, as exhibits."""

from typing import Any

import pandas as pd

from language import numbers
from language.text import _
from pages.trend import estimates
from pages.village import todo
from pages.village.tasks import tasks_of
from ui import asking
from ui.asking import Asking
from ui.exhibit import Dot, Dots, Exhibit, Rows, told
from ui.records import records
from ui.words import class_sentences, classes, sources, telling
from ui.words.class_sentences import class_title, revision_note
from ui.words.classes import class_words


def by_class(on: Asking) -> Exhibit | None:
    """The areas just below one by their class against the province; None where there are none."""
    if on.area.count(".") > 2:
        return None  # below a desa lies nothing
    given = {"parent": on.area, "release": on.release}
    banded = on.ask("poverty_estimate_by_area", **given)
    if banded.empty:
        return None
    line = asking.province_rate(on.ask("poverty_by_area", **given))
    columns = ("area_name", "estimate_pct", "low_pct", "high_pct", "poor_persons", "class")
    rows = sorted(records(banded, columns), key=_order)
    picture = Dots(
        tuple(_dot(row) for row in rows),
        "percent",
        line,
        "" if line is None else f"{on.province_name} {numbers.percent(line)}",
        heads=(_("perkiraan"), _("kisaran 90 %"), _("orang miskin"), _("provinsi")),
    )
    return Exhibit(
        key="classes",
        title=class_title(banded, "desa" if on.area.count(".") > 1 else "kecamatan"),
        subtitle=class_sentences.areas_subtitle(on.release),
        picture=picture,
        data=estimates.named(banded),
        measures=("poverty_rate_pct" if on.area == on.region else "province_class",),
        source=on.registry,
        alt=_("Grafik titik dengan kisaran untuk {count} wilayah: {parts}.").format(
            count=len(rows), parts=classes.summary_words([row["class"] for row in rows])
        ),
        notes=told(
            *_named_by_class(rows),
            _(
                "Di atas atau di bawah dikatakan hanya bila kisaran 90 % perkiraan tidak menyentuh "
                "angka provinsi."
            ),
            revision_note(on.ask("revision_by_release", area=on.area), on.name)
            if on.area == on.region
            else "",
        ),
    )


def _order(row: dict[str, Any]) -> tuple[bool, int, float, str]:
    """By class, above first, within a class by value; without one at the foot."""
    value = row["estimate_pct"]
    return value is None, classes.place(row["class"]), -(value or 0), str(row["area_name"])


def _dot(row: dict[str, Any]) -> Dot:
    name, value, low, high = (
        row[key] for key in ("area_name", "estimate_pct", "low_pct", "high_pct")
    )
    has_band = low is not None and high is not None
    if value is None:
        more = (numbers.MISSING, numbers.about(row["poor_persons"]), class_word(None))
        return Dot(str(name), None, words=numbers.too_few(), more=more)
    said = [
        _("**{area}**\nperkiraan {rate} miskin").format(area=name, rate=numbers.percent(value)),
        _("kisaran 90 %: {low} sampai {high}").format(
            low=numbers.percent(low), high=numbers.percent(high)
        )
        if has_band
        else "",
        class_words(row["class"]) if row["class"] else "",
    ]
    band = f"{numbers.number(low, 1)}–{numbers.percent(high, 1)}" if has_band else numbers.MISSING
    return Dot(
        str(name),
        value,
        low,
        high,
        row["class"],
        numbers.percent(value),
        "\n".join(filter(None, said)),
        (band, numbers.about(row["poor_persons"]), class_word(row["class"])),
    )


def _named_by_class(rows: list[dict[str, Any]]) -> list[str]:
    """Which areas are above the province and which below, by name."""
    words = {"above": _("Di atas provinsi: {areas}."), "below": _("Di bawah provinsi: {areas}.")}
    notes = []
    for kind, said in words.items():
        found = sorted(
            (row for row in rows if row["class"] == kind), key=lambda row: -row["estimate_pct"]
        )
        named = [f"{row['area_name']} ({numbers.percent(row['estimate_pct'], 1)})" for row in found]
        notes.append(telling.of_areas(said, named))
    return notes


def class_word(name: str | None) -> str:
    """A class in a narrow column; a dash without one."""
    return {
        None: numbers.MISSING,
        "above": _("di atas"),
        "not_distinguishable": _("belum beda"),
        "below": _("di bawah"),
    }[name]


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
        notes=(
            _(
                "Ini daftar tugas, bukan daftar kesalahan: setiap temuan perlu dicek di lapangan "
                "lebih dahulu. Nama hanya keluar untuk petugas yang harus bertindak."
            ),
        ),
        html=todo.tasks_html(found),
    )
