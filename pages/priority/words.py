"""Sentences of Prioritas: which areas first, and how few hold half.

**Two stars** mark what is set in bold.
"""

from typing import Final

import pandas as pd

from language import numbers
from language.text import _
from pages.priority import question as asked
from pages.priority.question import FEWEST, Question
from ui import lists
from ui.asking import Asking
from ui.records import Record
from ui.words import poorest

NAMED: Final = 3  # areas in the answer


def answer(on: Asking, question: Question, found: pd.DataFrame) -> str:
    """Which areas come first, and in how few of them half of all are.

    found: of `question.areas`.
    """
    return " ".join(filter(None, [_first(on, question, found), _half(on, question, found)]))


def _first(on: Asking, question: Question, found: pd.DataFrame) -> str:
    rows = [row for row in asked.first(found, question, NAMED) if row[question.measure]]
    if len(found) < 2 or not rows:
        return ""
    *before, last = [
        _("{area} ({value})").format(
            area=_name(row, question, on.region), value=value(row, question)
        )
        for row in rows
    ]
    names = _("{areas} dan {last}").format(areas=", ".join(before), last=last) if before else last
    return _("**Dahulukan {areas}.**").format(areas=names)


def _name(row: Record, question: Question, region: str) -> str:
    area, kecamatan = asked.name_of(row, question, region)
    if not kecamatan:
        return area
    return _("{desa} di {kecamatan}").format(desa=area, kecamatan=kecamatan)


def _half(on: Asking, question: Question, found: pd.DataFrame) -> str:
    said = {"missed": _missed(on, question), "area": on.names[question.parent]}
    few = asked.half(found)
    if few is None or len(found) < 2:
        return _("Di {area} ada {missed}.").format(**said)
    said |= {"few": numbers.integer(few), "all": numbers.integer(len(found))}
    if question.level == "kecamatan":
        return _("Separuh dari {missed} tinggal di **{few} dari {all} kecamatan**.").format(**said)
    return _("Separuh dari {missed} tinggal di **{few} dari {all} desa**.").format(**said)


def _missed(on: Asking, question: Question) -> str:
    """How many are missed, and by what: '**16.955 keluarga** desil 1 dan 2 tanpa program ...'."""
    missed = asked.missed_in_all(on, question)
    is_of_persons = asked.is_of_persons(on, question)
    count = numbers.people(missed) if is_of_persons else numbers.families(missed)
    return f"**{count}** {whom(on, question)}"


def whom(on: Asking, question: Question) -> str:
    """Whom is counted, after a number."""
    if not question.programme:
        return _("desil 1 dan 2 tanpa program apa pun")
    name = lists.names_of(on)[question.programme]
    return _("yang berhak atas {programme} dan belum menerima").format(programme=name)


def deciding(on: Asking, question: Question) -> str:
    """What decides the order, in a few words."""
    if question.weight == "persons":
        return _("orang yang harus keluar dari kemiskinan")
    if question.weight == "chance":
        return _("peluang desa termasuk seperlima termiskin")
    if question.weight == "missed":
        is_of_persons = asked.is_of_persons(on, question)
        counted = _("orang {whom}") if is_of_persons else _("keluarga {whom}")
        return counted.format(whom=whom(on, question))
    if question.programme:
        name = lists.names_of(on)[question.programme]
        return _("bagian yang belum menerima dari yang berhak atas {programme}").format(
            programme=name
        )
    return _("bagian keluarga desil 1 dan 2 tanpa program apa pun")


def basis(question: Question, found: pd.DataFrame) -> str:
    """What the order rests on, and whom it leaves out; '' for counts."""
    placed = len(found[question.place].dropna())
    if question.weight == "percent" and placed < len(found):
        return _(
            "Menurut persen hanya {placed} dari {all} wilayah yang diurutkan: yang berisi "
            "sedikitnya {fewest} keluarga atau orang. Pada wilayah yang lebih kecil, perlindungan "
            "angka dapat menggeser persennya lebih dari lima poin."
        ).format(
            placed=numbers.integer(placed),
            all=numbers.integer(len(found)),
            fewest=numbers.integer(FEWEST),
        )
    if question.weight == "persons":
        return _(
            "Orang yang harus keluar dari kemiskinan agar kabupaten setara dengan provinsi, dibagi "
            "menurut perkiraan penduduk miskin. Kisarannya lebar: urutan yang berdekatan tidak "
            "berarti apa-apa."
        )
    if question.weight == "chance":
        return _(
            "Peluang desa termasuk seperlima termiskin adalah perkiraan; tanpa pengetahuan setiap "
            "desa mendapat 20 %. Urutan yang berdekatan tidak berarti apa-apa."
        )
    return ""


def table_title(question: Question, found: pd.DataFrame) -> str:
    """How much the marked areas hold together."""
    rows = asked.marked(found, question)
    if not rows:
        return _("Tidak ada wilayah yang dapat diurutkan")
    parts = [row["missed_cumulative_pct"] for row in rows]
    count = numbers.integer(len(rows))
    if question.weight != "missed" or parts[-1] is None or len(found) < 2:
        return _by_weight(question, count)
    said = {"count": count, "share": numbers.percent(parts[-1], 0)}
    if question.level == "kecamatan":
        return _("{count} kecamatan teratas memuat {share} dari semua yang terlewat").format(**said)
    return _("{count} desa teratas memuat {share} dari semua yang terlewat").format(**said)


def _by_weight(question: Question, count: str) -> str:
    return {
        "missed": _("{count} teratas menurut jumlah yang terlewat"),
        "percent": _("{count} teratas menurut persen yang terlewat"),
        "persons": _("{count} teratas menurut orang yang harus keluar dari kemiskinan"),
        "chance": _("{count} teratas menurut peluang termasuk seperlima termiskin"),
    }[question.weight].format(count=count)


def value(row: Record, question: Question) -> str:
    """What decides the place of an area, as it is written."""
    found = row[question.measure]
    if question.weight == "chance":
        return poorest.chance(found)
    if question.weight == "percent":
        return numbers.percent(found, 0)
    if question.weight == "persons":
        return numbers.about_people(found)
    return numbers.count(found)


def remark(question: Question, found: pd.DataFrame) -> str:
    """How equal ones are told apart, where the last marked area has one."""
    rows, last = found[question.measure].dropna().tolist(), len(asked.marked(found, question))
    is_tied = 0 < last < len(rows) and rows[last - 1] == rows[last]
    return _("Wilayah dengan angka yang sama diurutkan menurut kodenya.") if is_tied else ""


def marked(count: int) -> str:
    """What the thick lines on the map are; count: of the areas that have one."""
    return _("Garis tebal menandai {count} teratas.").format(count=numbers.integer(count))
