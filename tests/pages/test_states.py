"""When there is nothing to show: a helpful page in both languages, never a traceback."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from data.generation.build import FORECASTS
from language.text import LOCALES, Language, _
from tests.pages.reading import (
    AGENDA,
    COVERAGE,
    INTEGRITY,
    MAP,
    METHOD,
    OUTLOOK,
    PEERS,
    SLICE,
    SUMMARY,
    TREND,
    VILLAGE,
    Reader,
    registry_beside,
    words,
)
from tests.samples import change, publish_clone

LANGUAGES: tuple[Language, ...] = ("id", "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "page", [SUMMARY, TREND, MAP, VILLAGE, PEERS, SLICE, COVERAGE, INTEGRITY, METHOD, AGENDA]
)
def test_nothing_published_yet(
    reader: Reader, tmp_path: Path, page: str, language: Language
) -> None:
    said = words(reader(page, {"lang": language}, store=tmp_path / "empty"))
    assert _("Belum ada data yang terbit", locale=LOCALES[language]) in said
    assert "python -m data sample" in said
    assert "python -m data ingest" in said


def no_such_folder(store: Path) -> None:
    (store / "CURRENT").write_text("20200101T000000Z-000000")


def broken_manifest(store: Path) -> None:
    next(store.glob("generations/*/manifest.json")).write_text("{")


def broken_database(store: Path) -> None:
    next(store.glob("generations/*/public.duckdb")).write_bytes(b"not a database" * 1000)


def no_database(store: Path) -> None:
    next(store.glob("generations/*/public.duckdb")).unlink()


def other_edition(store: Path) -> None:
    database = next(store.glob("generations/*/public.duckdb"))
    database.write_bytes(database.with_name("internal.duckdb").read_bytes())


def unreadable_pointer(store: Path) -> None:
    (store / "CURRENT").write_bytes(b"\xff\xfe\x00")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "damage",
    [
        *(no_such_folder, broken_manifest, broken_database, no_database, other_edition),
        unreadable_pointer,
    ],
    ids=lambda damage: damage.__name__,
)
def test_a_damaged_generation(
    reader: Reader, own_store: Path, damage: Callable[[Path], None], language: Language
) -> None:
    damage(own_store)
    said = words(reader(SUMMARY, {"lang": language}, store=own_store))
    assert _("Data yang terbit tidak dapat dibaca", locale=LOCALES[language]) in said
    assert "python -m data rollback" in said
    assert str(own_store) not in said, "where the store lies is nobody's business"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_generation_of_another_version(
    reader: Reader, own_store: Path, language: Language
) -> None:
    change(own_store, "drop table target")
    said = words(reader(SUMMARY, {"lang": language}, store=own_store))
    assert _("Data yang terbit dibuat oleh versi lain", locale=LOCALES[language]) in said
    assert "python -m data publish" in said
    assert "rollback" not in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", ["35.19.99", "99.99", "Balerjo", "<script>alert(1)</script>"])
def test_an_unknown_area(reader: Reader, code: str, language: Language) -> None:
    app = reader(TREND, {"area": code, "lang": language})
    said = words(app)
    assert _("Wilayah tidak ditemukan", locale=LOCALES[language]) in said
    assert "<script>alert" not in said
    assert 'class="footer"' in said


def test_a_mistyped_name_leads_to_the_right_area(reader: Reader) -> None:
    said = words(reader(TREND, {"area": "Gemarangg"}))
    assert "?area=35.19.06" in said


def test_a_newer_generation_is_offered_and_taken_only_on_a_click(
    reader: Reader, own_store: Path
) -> None:
    app = reader(OUTLOOK, store=own_store)
    before = registry_beside(app)
    assert before
    publish_clone(own_store)
    app.run()
    assert "sudah tersedia" in words(app)
    assert registry_beside(app) == before
    app.button(key="open-newest").click().run()
    assert "sudah tersedia" not in words(app)
    assert registry_beside(app) != before


def await_releases(store: Path, awaited: list[str]) -> None:
    """Let the current generation say that these releases are still being made."""
    manifest = next(store.glob("generations/*/manifest.json"))
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"awaited": awaited}))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_release_of_a_sample_says_what_is_still_being_made(
    reader: Reader, first_release: Path, tmp_path: Path, language: Language
) -> None:
    store = shutil.copytree(first_release, tmp_path / "store")
    await_releases(store, ["2025-1", "2025-2", "2026-3"])
    app = reader(SUMMARY, {"lang": language}, store=store)
    said = words(app)
    assert "DTSEN 2026-4" in said and "python -m data sample" in said
    assert (
        _("{first} sampai {last}", locale=LOCALES[language]).format(
            first="DTSEN 2025-1", last="DTSEN 2026-3"
        )
        in said
    )
    publish_clone(store)
    app.run()
    assert "python -m data sample" not in words(app)
    assert app.button(key="open-newest")


def test_one_awaited_release_is_named_once(
    reader: Reader, first_release: Path, tmp_path: Path
) -> None:
    store = shutil.copytree(first_release, tmp_path / "store")
    await_releases(store, ["2026-3"])
    assert "; DTSEN 2026-3 masih dibuat" in words(reader(SUMMARY, store=store))


@pytest.mark.parametrize(
    "page", [SUMMARY, OUTLOOK, TREND, MAP, VILLAGE, PEERS, SLICE, COVERAGE, INTEGRITY, METHOD]
)
def test_every_page_makes_sense_with_one_release(
    reader: Reader, first_release: Path, page: str
) -> None:
    said = words(reader(page, store=first_release))
    assert "nan" not in said.lower().split() and "None" not in said


def test_an_empty_dashboard_opens_by_itself(
    reader: Reader, first_release: Path, tmp_path: Path
) -> None:
    app = reader(SUMMARY, store=tmp_path / "store")
    assert "Belum ada data yang terbit" in words(app)
    shutil.copytree(first_release, tmp_path / "store", dirs_exist_ok=True)
    app.run()
    assert "Belum ada data yang terbit" not in words(app)


def test_the_mark_goes_away_with_real_data(reader: Reader, own_store: Path) -> None:
    manifest = next(own_store.glob("generations/*/manifest.json"))
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"is_made_up": False}))
    for page in (SUMMARY, TREND, PEERS, METHOD):
        said = words(reader(page, store=own_store))
        assert 'class="synthetic"' not in said
        assert 'class="made-up"' not in said


def test_the_first_release_has_nothing_to_be_compared_with(
    reader: Reader, first_release: Path
) -> None:
    assert "Ini rilis pertama" in words(reader(SUMMARY, store=first_release))
    said = words(reader(TREND, {"bagian": "semua"}, store=first_release))
    assert "Baru satu rilis" in said
    assert '<table class="area-table">' in said


def test_a_generation_that_is_no_longer_kept(reader: Reader, own_store: Path) -> None:
    app = reader(store=own_store)
    publish_clone(own_store)
    pinned = app.session_state["pinned_generation"]
    for file in pinned.folder.iterdir():
        file.unlink()
    app.switch_page(TREND).run()
    assert not app.exception
    assert app.button(key="open-newest")


def without_forecasts(store: Path) -> None:
    """As when BPS has published too few figures for a statement about the future."""
    change(store, *(f"delete from {table}" for table in FORECASTS))


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_forecast_every_page_says_what_is_known(
    reader: Reader, own_store: Path, language: Language
) -> None:
    without_forecasts(own_store)
    address = {"lang": language}
    said = words(reader(SUMMARY, address, store=own_store))
    assert {"id": "belum ada perkiraan", "en": "there is no estimate yet"}[language] in said
    assert {"id": "selisih resmi 2025", "en": "official gap 2025"}[language] in said
    assert "track-band" not in said
    assert _("Akankah target tercapai?", locale=LOCALES[language]) not in said
    said = words(reader(METHOD, {**address, "bagian": "semua"}, store=own_store))
    assert (
        _("Uji-mundur memerlukan deret angka resmi yang lebih panjang.", locale=LOCALES[language])
        in said
    )
    assert not reader(TREND, address, store=own_store).exception
    assert not reader(PEERS, address, store=own_store).exception


def test_the_agenda_of_a_first_release_without_lists(reader: Reader, first_release: Path) -> None:
    said = words(reader(AGENDA, store=first_release))
    assert said.count('class="agenda-step"') >= 6
    assert not reader(AGENDA, {"agenda": "mimpi"}, store=first_release).exception


def test_a_slide_before_the_first_publication(reader: Reader, tmp_path: Path) -> None:
    said = words(reader(SUMMARY, {"present": "answer"}, store=tmp_path / "empty"))
    assert "Belum ada data yang terbit" in said
    assert "Bagian ini tidak ada" not in said
