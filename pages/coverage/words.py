"""Sentences of Cakupan: who is left out, what each pillar does, where and in which group.

**Two stars** mark what is set in bold. Every record is one row of a read query, None where empty.
"""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from language import numbers
from language.text import _
from pages.coverage.pillars import Bar, few_words
from pages.coverage.programmes import Row
from ui import links, lists
from ui.asking import Asking
from ui.kept import kept
from ui.records import Record, records
from ui.words.shares import percent_of
from ui.words.telling import of_few

LARGE_ONLY: Final = ("severe_disability", "child_out_of_school")  # groups not told of a desa


def question(area: str) -> str:
    """The question of the page."""
    return _("Siapa di {area} yang terjangkau program, dan siapa yang belum?").format(area=area)


@kept
def answer(row: Record, area: str) -> str:
    """How many families of deciles 1 and 2 nothing reaches; row: of all in `pillars_by_group`."""
    whole, none = row["families_decile12"], row["families_none"]
    if not whole:
        return _("Registri mencatat {families} desil 1 dan 2 di {area}.").format(
            families=numbers.families(whole), area=area
        )
    share = percent_of(none, whole)
    if share is None:
        return _(
            "Dari {families} desil 1 dan 2 di {area}, **{none} belum menerima program apa pun**."
        ).format(families=numbers.families(whole), area=area, none=numbers.count(min(none, whole)))
    # Nobody left out, or everybody: the protection lets neither be said for certain.
    if not none:
        return _(
            "**Hampir semua keluarga desil 1 dan 2** di {area} menerima sedikitnya satu program."
        ).format(area=area)
    if none >= whole:
        return _(
            "**Hampir semua keluarga desil 1 dan 2** di {area} belum menerima program apa pun."
        ).format(area=area)
    few, of = of_few(share)
    return _("Dari {of} keluarga desil 1 dan 2, **{few} belum menerima program apa pun**.").format(
        of=numbers.integer(of), few=numbers.integer(few)
    )


@kept
def basis(on: Asking) -> str:
    """What the answer counts and by which lists; '' where there is nobody to count."""
    row = lists.whole_of(on)
    whole, none = row["families_decile12"], row["families_none"]
    if not whole:
        return ""
    return _(
        "Di {area}, {none} dari {families} tidak ada di satu pun daftar penerima dari {lists} "
        "program ({release})."
    ).format(
        area=on.name,
        none=numbers.count(min(none, whole)),
        families=numbers.families(whole),
        lists=numbers.integer(lists.count(lists.programmes_of(on))),
        release=numbers.release(on.release),
    )


def pillars_title(row: Record) -> str:
    """What each pillar reaches among a hundred families of deciles 1 and 2."""
    whole, both = row["families_decile12"], row["families_both"]
    protection = percent_of(row["families_protection_only"] + both, whole)
    empowerment = percent_of(row["families_empowerment_only"] + both, whole)
    if protection is None or empowerment is None:
        return _("Pilar yang menjangkau keluarga desil 1 dan 2")
    return _(
        "Dari 100 keluarga desil 1 dan 2, perlindungan menjangkau {protection} dan pemberdayaan "
        "{empowerment}"
    ).format(protection=few_words(protection), empowerment=few_words(empowerment))


def pillars_alt(row: Record) -> str:
    """The bar of an area in one sentence."""
    return pillars_title(row) + "."


def areas_title(bars: Sequence[Bar]) -> str:
    """Where most are left out, and where fewest; bars: most first."""
    known = [bar for bar in bars if bar.row["unreached_pct"] is not None]
    if len(known) < 2:
        return _("Keluarga desil 1 dan 2 menurut wilayah")
    most, least = known[0], known[-1]
    return _("Tanpa program: {most} di {first}, {least} di {last}").format(
        most=numbers.percent(most.row["unreached_pct"], 0),
        first=most.full,
        least=numbers.percent(least.row["unreached_pct"], 0),
        last=least.full,
    )


def groups_title(bars: Sequence[Bar]) -> str:
    """Which group is left out more than all families, if one is; bars: all families first."""
    known = [bar for bar in bars if bar.row["unreached_pct"] is not None]
    if len(known) < 2 or known[0] is not bars[0]:
        return _("Keluarga dengan anggota yang perlu perhatian")
    everybody, *groups = known
    worst = max(groups, key=lambda bar: bar.row["unreached_pct"])
    said = {
        "group": worst.name.lower(),
        "share": numbers.percent(worst.row["unreached_pct"], 0),
        "all": numbers.percent(everybody.row["unreached_pct"], 0),
    }
    if said["share"] == said["all"]:
        return _("Semua kelompok hampir sama: {all} tanpa program").format(**said)
    if worst.row["unreached_pct"] < everybody.row["unreached_pct"]:
        return _(
            "Kelompok yang perlu perhatian lebih terjangkau: paling banyak {share} tanpa program, "
            "semua keluarga {all}"
        ).format(**said)
    return _(
        "Paling sering terlewat: keluarga yang {group}, {share} (semua keluarga {all})"
    ).format(**said)


def programmes_title(rows: Sequence[Row]) -> str:
    """Which programme reaches most of those who are eligible, and which fewest."""
    known = [row for row in rows if row.is_readable and row.numbers["coverage_pct"] is not None]
    if not known:
        return _("Yang dijangkau setiap program")
    known.sort(key=lambda row: row.numbers["coverage_pct"])
    least, most = known[0], known[-1]
    said = {
        "most": most.name,
        "high": few_words(most.numbers["coverage_pct"]),
        "least": least.name,
        "low": few_words(least.numbers["coverage_pct"]),
    }
    if len(known) == 1:
        return _("{most} menjangkau {high} dari 100 yang berhak").format(**said)
    if not least.numbers["reached"]:
        return _(
            "Dari 100 yang berhak, {most} menjangkau {high}, {least} hampir belum satu pun"
        ).format(**said)
    return _("Dari 100 yang berhak, {most} menjangkau {high}, {least} hanya {low}").format(**said)


def leaked_answer(rows: Sequence[Row]) -> str:
    """In how many programmes recipients stand outside the rule; '' for none."""
    known = [row for row in rows if row.is_readable and row.numbers["leakage_pct"] not in (None, 0)]
    if not known:
        return ""
    worst = max(known, key=lambda row: row.numbers["leakage_pct"])
    return _(
        "Penerima di luar aturan perlu dicek, belum tentu salah: keadaan yang tidak ada di "
        "registri, seperti kehamilan, dapat membenarkannya. Bagiannya paling besar pada {name} "
        "({share} penerima)."
    ).format(name=worst.name, share=numbers.percent(worst.numbers["leakage_pct"], 0))


def places_title(found: pd.DataFrame, measure: str, programme: str) -> str:
    """Where most are not reached; found: of `places.areas`, most first. programme: '' for none."""
    rows = records(found, ("list_name", measure))
    first = next((row for row in rows if row[measure] is not None), None)
    if first is None:
        return _("Terlalu sedikit untuk persen di setiap wilayah")
    said = {"area": first["list_name"], "share": numbers.percent(first[measure], 0)}
    if programme:
        return _("{name} paling banyak terlewat di {area}: {share} yang berhak").format(
            name=programme, **said
        )
    return _("Paling banyak tanpa program di {area}: {share}").format(**said)


def of_whom(programme: str) -> str:
    """Of whom a share is: those eligible for a programme, or all families of deciles 1 and 2."""
    if programme:
        return _("bagian yang belum menerima dari yang berhak atas {programme}").format(
            programme=programme
        )
    return _("bagian keluarga desil 1 dan 2 tanpa program apa pun")


def over_time_remark(programme: str) -> str:
    """What moves the line besides the programmes."""
    if not programme:
        return _(
            "Yang dihitung adalah daftar yang diterima untuk setiap triwulan: daftar yang belum "
            "masuk membuat angkanya tampak lebih tinggi."
        )
    return _("Setiap rilis memakai aturan yang berlaku pada tanggal datanya.")


def groups_remark(groups: pd.DataFrame) -> str:
    """Why some groups are not there for a desa; '' where all are."""
    shown = set(groups["group_name"])
    if not shown or shown.issuperset(LARGE_ONLY):
        return ""
    return _(
        "Disabilitas dan anak tidak sekolah di edisi publik hanya ada untuk kecamatan dan "
        "kabupaten."
    )


def trend_title(rows: Sequence[tuple[str, float]]) -> str:
    """How the share that is not reached has moved; rows: (release, percent), oldest first."""
    if len(rows) < 2:
        return _("Yang belum terjangkau menurut rilis")
    (since, first), (_until, last) = rows[0], rows[-1]
    said = {
        "first": numbers.percent(first, 0),
        "last": numbers.percent(last, 0),
        "since": numbers.release(since),
    }
    if said["first"] == said["last"]:
        return _("Yang belum terjangkau tetap {last} sejak {since}").format(**said)
    if last < first:
        return _("Yang belum terjangkau turun dari {first} menjadi {last} sejak {since}").format(
            **said
        )
    return _("Yang belum terjangkau naik dari {first} menjadi {last} sejak {since}").format(**said)


def profile_title(row: Record) -> str:
    """How many families nothing reaches, in a title; row: of all in `pillars_by_group`."""
    whole, none = row.get("families_decile12"), row.get("families_none")
    if not whole or none is None:
        return _("Program yang menjangkau wilayah ini")
    return _("Program: {none} dari {families} desil 1 dan 2 belum menerima apa pun").format(
        none=numbers.count(none), families=numbers.families(whole)
    )


def address(area: str, release: str = "") -> str:
    """The page about one area."""
    return links.link("cakupan", {"area": area, "release": release})
