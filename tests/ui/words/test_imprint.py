"""How counts are protected, in words: the small print of every page, and the band of Metode."""

import re
from typing import Any

import pytest

from pages.method import protection_html
from ui.words.imprint import protection_note

PUBLIC = {"edition": "public", "most": 5, "variance": 4.0, "unseen": 4}
INTERNAL = {"edition": "internal", "most": 2, "variance": 1.0, "unseen": 1}
EXACT = {"edition": "internal", "most": 0, "variance": 0.0, "unseen": 0}


def band(protection: dict[str, Any]) -> str:
    return re.sub(r"<[^>]+>", " ", protection_html(protection)).replace("  ", " ")


@pytest.mark.parametrize(
    ("protection", "moved", "zero", "apart"),
    [(PUBLIC, 5, "0–4", 10), (INTERNAL, 2, "0–1", 4)],
)
def test_a_protected_edition_says_how_far_a_count_may_be_off(
    protection: dict[str, Any], moved: int, zero: str, apart: int
) -> None:
    said = band(protection)
    assert f"paling banyak {moved} ke atas atau ke bawah" in said
    assert f"{zero} berarti tidak ada, atau paling banyak {moved}" in said
    assert f"tidak lebih dari {apart} belum dapat dibedakan" in said
    assert "sekurangnya 30" in said and "“terlalu sedikit”" in said
    assert f"{zero} berarti" in protection_note(protection)


def test_only_the_public_edition_keeps_health_to_the_kecamatan() -> None:
    assert "sampai tingkat kecamatan" in band(PUBLIC)
    assert "kecamatan" not in band(INTERNAL)


def test_where_every_count_is_shown_no_zero_is_explained() -> None:
    shown = PUBLIC | {"unseen": 0}
    assert "0–" not in band(shown) + protection_note(shown)
    assert "digeser" in band(shown)


def test_an_exact_edition_says_whose_decision_that_is() -> None:
    said = band(EXACT).strip()
    assert said == protection_note(EXACT)
    assert "keputusan kantor" in said and "digeser" not in said
