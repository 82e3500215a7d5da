"""Ketepatan: the claim is answered first, every number has its denominator, the address counts."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from data.generation.generations import Generation
from data.settings import Edition
from tests.pages.reading import AT_HAND, FILES, Reader, labels, viewed, words
from ui import fetch
from ui.kept import forget

INTEGRITY = "pages/integrity/page.py"
DESA = "35.19.01.2001"


def plain(app: AppTest) -> str:
    said = re.sub(r"<[^>]+>", " ", words(app)).replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(r"\s+", " ", said)


Answering = Callable[[Callable[[str, pd.DataFrame], pd.DataFrame]], None]


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Iterator[Answering]:
    """Let the store answer otherwise: `answering(change)`, change(name, answer) -> answer."""
    ask = fetch.generations.read

    def with_change(change: Callable[[str, pd.DataFrame], pd.DataFrame]) -> None:
        def read(
            generation: Generation, edition: Edition, name: str, values: Mapping[str, Any]
        ) -> pd.DataFrame:
            return change(name, ask(generation, edition, name, values))

        monkeypatch.setattr(fetch.generations, "read", read)
        forget()

    yield with_change
    forget()  # what was remembered is not true of any store


def counted(findings: int, checked: int) -> Callable[[str, pd.DataFrame], pd.DataFrame]:
    def change(name: str, answer: pd.DataFrame) -> pd.DataFrame:
        if not name.startswith("integrity_by"):
            return answer
        return answer.assign(findings=findings, checked=checked, amount_idr=0)

    return change


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_claim_is_answered_before_its_proof(reader: Reader, language: str) -> None:
    said = words(reader(INTEGRITY, {"lang": language, "bagian": "semua"}))
    assert said.count('class="page-title"') == 1
    assert said.index('class="page-title"') < said.index('class="answer"')
    assert said.index('class="answer"') < said.index('<table class="findings">')
    assert "kind-registry" in said
    assert 'class="area-table pairs"' in said
    assert said.count('class="area-table finding-grid"') == 2


def test_a_clean_list_is_said_to_be_clean_with_its_denominator(
    reader: Reader, answering: Answering
) -> None:
    answering(counted(0, 24310))
    said = plain(reader(INTEGRITY))
    assert "Tidak ditemukan pembayaran ganda" in said
    assert "0 dari 24.310 diperiksa" in said
    assert "Belum terbukti bersih" not in said


def test_below_the_kabupaten_no_list_is_said_to_be_clean(
    reader: Reader, answering: Answering
) -> None:
    answering(counted(0, 24310))
    said = plain(reader(INTEGRITY, {"area": DESA}))
    assert "Tidak ada temuan, atau hanya sedikit" in said
    assert "0–4 dari 24.310 diperiksa" in said
    assert "Tidak ditemukan pembayaran ganda" not in said


def test_findings_are_to_be_checked(reader: Reader, answering: Answering) -> None:
    answering(counted(104, 250000))
    said = plain(reader(INTEGRITY))
    assert "Belum terbukti bersih: 312 temuan perlu dicek" in said
    assert "di antara 250.000 penyaluran yang diperiksa" in said
    assert "bukan putusan atas siapa pun" in said


def test_every_choice_is_read_from_the_address(reader: Reader) -> None:
    address = {"area": "35.19.06", "release": "2026-3", "show": "amount_idr"}
    app = reader(INTEGRITY, address)
    for key, value in address.items():
        assert app.session_state[key] == value, key
        assert app.query_params[key] == value, key
    said = plain(app)
    assert "Kecamatan Gemarang" in said
    assert "Yang perlu dicek di setiap desa dan kelurahan" in said
    assert "rupiah yang melekat pada temuan; DTSEN 2026-3" in said


def test_what_is_chosen_goes_into_the_address(reader: Reader) -> None:
    app = reader(INTEGRITY, {"bagian": "wilayah"})
    assert not {"area", "release", "show", "level"} & set(app.query_params)
    app.button_group(key="level").set_value("desa").run()
    app.selectbox(key="release").select("2026-3").run()
    assert app.query_params["level"] == "desa"
    assert app.query_params["release"] == "2026-3"
    app.selectbox(key="area").select(DESA).run()
    assert app.query_params["area"] == DESA
    assert not app.exception
    assert "di setiap desa" not in plain(app)


def test_an_unknown_area_is_said_aloud(reader: Reader) -> None:
    assert "Wilayah tidak ditemukan" in words(reader(INTEGRITY, {"area": "35.77.01"}))


def test_before_the_first_list_the_page_says_how_to_bring_it(
    reader: Reader, answering: Answering
) -> None:
    answering(lambda name, answer: answer.head(0) if name.startswith("integrity") else answer)
    said = words(reader(INTEGRITY))
    assert "python -m data ingest-programmes FOLDER" in said
    assert "python -m data ingest-deaths" in said
    assert "<table" not in said


def test_every_band_can_be_saved(reader: Reader) -> None:
    app = reader(INTEGRITY, {"bagian": "semua"})
    assert labels(app) == AT_HAND * 5
    for name in ("findings", "rilis-findings", "wilayah-findings", "program-findings", "families"):
        viewed(app, f"ketepatan-{name}-chart", "source")
    assert not app.exception
    assert labels(app) == [*AT_HAND, *FILES] * 5
