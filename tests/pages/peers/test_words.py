"""The place among others with its class, classes of areas, revisions."""

import pandas as pd
import pytest

from language import text
from pages.peers import words as sentences_official
from pages.peers.words import gap_moves_of, gap_moves_title, peer_answer
from ui.words import class_sentences


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ").replace("**", "")


def peers(**classes: str | None) -> pd.DataFrame:
    count = len(classes)
    return pd.DataFrame(
        {
            "area_code": list(classes),
            "area_name": [f"Kabupaten {code}" for code in classes],
            "period": ["2025-03"] * count,
            "place": range(1, count + 1),
            "province_class": list(classes.values()),
            "gap_pp": [float(n) for n in range(count)],
            "earlier_gap_pp": [float(n) + 0.5 for n in range(count)],
            "gap_change_pp": [-0.5 + n / 10 for n in range(count)],
        }
    )


def test_a_place_never_stands_without_its_class() -> None:
    frame = peers(a="below", b="not_distinguishable", c="not_distinguishable", d="above")
    said = plain(peer_answer(frame, "b", "Jawa Timur"))
    assert "urutan 2 dari 4" in said
    assert "bersama 1 daerah lain ia belum dapat dibedakan dari Jawa Timur" in said
    assert "termasuk di atas provinsi" in plain(peer_answer(frame, "d", "Jawa Timur"))


def test_a_kabupaten_without_a_figure_is_not_placed() -> None:
    assert "belum menerbitkan" in peer_answer(peers(a="below"), "x", "Jawa Timur")
    assert plain(peer_answer(peers(a=None), "a", "Jawa Timur")).endswith("dari yang terendah.")


def test_only_those_who_began_above_have_a_gap_to_close() -> None:
    frame = peers(a=None, b=None, c=None).assign(earlier_gap_pp=[-1.0, 2.0, None])
    assert list(gap_moves_of(frame, "b")["area_code"]) == ["b"]
    assert list(gap_moves_of(frame, "a")["area_code"]) == ["a", "b"]


def test_who_closed_in_fastest() -> None:
    frame = gap_moves_of(peers(a=None, b=None, c=None), "b").assign(gap_change_pp=[-2.24, 0.7, 0.9])
    said = plain(gap_moves_title(frame, "b", "2015-03"))
    assert said == (
        "Sejak 2015 selisih Kabupaten b melebar 0,70 poin; Kabupaten a paling cepat mendekat "
        "(2,24 poin)"
    )
    assert "menyempit 2,24 poin" in plain(gap_moves_title(frame, "a", "2015-03"))
    still = frame.assign(gap_change_pp=[0.0, 0.0, 0.1])
    assert plain(gap_moves_title(still, "b", "2015-03")) == "Sejak 2015 selisih Kabupaten b tetap"
    assert "Perubahan selisih" in gap_moves_title(frame, "x", "2015-03")


@pytest.mark.parametrize(
    ("kinds", "title"),
    [
        (["above", "below", "above"], "Dari 3 kecamatan, 2 di atas provinsi, 1 di bawah provinsi"),
        (["not_distinguishable"], "Dari 1 kecamatan, 1 belum dapat dibedakan"),
        (["above", None], "Dari 2 kecamatan, 1 di atas provinsi, 1 tanpa angka"),
        ([None], "Belum ada angka yang dapat ditampilkan"),
        ([], "Belum ada angka yang dapat ditampilkan"),
    ],
)
def test_classes_are_counted_and_those_without_named(kinds: list[str | None], title: str) -> None:
    frame = pd.DataFrame({"province_class": pd.Series(kinds, dtype=object)})
    assert class_sentences.class_title(frame, "kecamatan") == title


def test_only_real_revisions_are_shown() -> None:
    frame = pd.DataFrame(
        {
            "release": ["2025-3", "2025-4", "2026-1"],
            "poverty_rate_first_pct": [10.28, 10.22, None],
            "poverty_rate_pct": [10.12, 10.2200001, 10.0],
        }
    )
    said = plain(class_sentences.revision_note(frame, "Kabupaten Madiun"))
    assert "DTSEN 2025-3 dari 10,28 % menjadi 10,12 %" in said
    assert "2025-4" not in said and "2026-1" not in said
    assert class_sentences.revision_note(frame.iloc[1:], "Kabupaten Madiun") == ""


def test_sentences_in_english() -> None:
    text.use("en")
    frame = peers(a="below", b="not_distinguishable")
    assert "in place 2 of 2" in plain(sentences_official.peer_answer(frame, "b", "Jawa Timur"))
    areas = pd.DataFrame({"province_class": ["above", "below"]})
    assert class_sentences.class_title(areas, "desa") == (
        "Of 2 villages, 1 above the province, 1 below the province"
    )
