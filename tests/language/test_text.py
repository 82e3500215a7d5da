"""Each session speaks its own language, and every word of the program has its English."""

import ast
import re
from contextvars import copy_context
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from language import text
from language.locale.__main__ import ROOT, extract, renew, source_files
from language.text import CATALOGUES, LOCALES, SOURCE, CatalogueMissing, _, ngettext

OTHERS = [language for language in LOCALES if language != SOURCE]


def path_of(language: str) -> Path:
    return CATALOGUES / language / "LC_MESSAGES" / "dashboard.po"


def catalogue(language: str) -> Catalog:
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def forms(words: str | list[str] | tuple[str, ...] | None) -> list[str]:
    return [words] if isinstance(words, str) else list(words or [])


def messages(of: Catalog) -> dict[str, Message]:
    return {forms(message.id)[0]: message for message in of if message.id}


def test_speaks_indonesian_until_told_otherwise() -> None:
    assert (text.language(), text.locale(), _("resmi")) == ("id", "id_ID", "resmi")
    text.use("en")
    assert (text.language(), text.locale(), _("resmi")) == ("en", "en_GB", "official")


def test_a_locale_wins_over_the_language_of_the_script() -> None:
    assert _("resmi", locale="en_GB") == "official"
    assert ngettext("{count} orang", "{count} orang", 1, locale="en_GB") == "{count} person"
    assert ngettext("{count} orang", "{count} orang", 2, locale="en_GB") == "{count} people"
    assert ngettext("{count} orang", "{count} orang", 1) == "{count} orang"


def test_one_session_does_not_change_the_language_of_another() -> None:
    other = copy_context()
    other.run(text.use, "en")
    assert text.language() == "id"
    assert other.run(text.language) == "en"


@pytest.mark.parametrize("code", ["fr", "EN", "", "en_GB"])
def test_an_unknown_language_is_refused(code: str) -> None:
    assert not text.is_language(code)
    with pytest.raises(ValueError, match="choose one of id, en"):
        text.use(code)


def test_an_unknown_locale_is_refused() -> None:
    with pytest.raises(ValueError, match="no language for locale 'fr_FR'"):
        _("resmi", locale="fr_FR")


def test_a_language_without_a_catalogue_says_where_it_should_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text, "CATALOGUES", tmp_path)
    monkeypatch.setattr(text, "_translations", text._translations.__wrapped__)
    with pytest.raises(CatalogueMissing, match=re.escape(str(tmp_path))):
        _("resmi", locale="en_GB")


def test_every_message_is_written_out_where_it_is_used() -> None:
    """A message that is computed cannot be found, so nobody would translate it."""
    computed = []
    for path in source_files():
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
                count = {"_": 1, "ngettext": 2}.get(call.func.id, 0)
                computed += [
                    f"{path.relative_to(ROOT)}:{call.lineno}"
                    for words in call.args[:count]
                    if not (isinstance(words, ast.Constant) and isinstance(words.value, str))
                ]
    assert computed == []


@pytest.mark.parametrize("language", OTHERS)
def test_the_catalogue_has_the_messages_of_the_program_and_no_others(language: str) -> None:
    used, there = set(messages(extract())), set(messages(catalogue(language)))
    assert used - there == set(), "run `make words` and translate these"
    assert there - used == set(), "run `make words`: these are no longer used"
    assert not catalogue(language).obsolete


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_is_translated_with_its_places(language: str) -> None:
    for id, message in messages(catalogue(language)).items():
        words = forms(message.string)
        assert words and all(words), f"not translated: {id!r}"
        assert not message.fuzzy, id
        assert len(words) == (2 if message.pluralizable else 1), id
        for form in words:
            assert _places(form) == _places(id), id
            assert _tags(form) == _tags(id), id
            assert (form[:1].isspace(), form[-1:].isspace()) == (
                id[:1].isspace(),
                id[-1:].isspace(),
            )


def _places(words: str) -> list[str]:
    return sorted(set(re.findall(r"\{(\w*)[^}]*\}", words)))


def _tags(words: str) -> list[str]:
    return sorted(re.findall(r"</?\w+>|\*\*", words))


def test_renewing_keeps_what_is_translated_drops_the_rest_and_lists_what_lacks(
    tmp_path: Path,
) -> None:
    path = tmp_path / "en" / "dashboard.po"
    lacking = renew(path, "en")
    assert "resmi" in lacking
    assert set(lacking) == set(messages(extract()))

    path.write_text(
        path.read_text(encoding="utf-8").replace(
            'msgid "resmi"\nmsgstr ""', 'msgid "resmi"\nmsgstr "official"'
        )
        + '\nmsgid "tidak dipakai lagi"\nmsgstr "no longer used"\n',
        encoding="utf-8",
    )
    assert set(lacking) - set(renew(path, "en")) == {"resmi"}
    assert "tidak dipakai lagi" not in path.read_text(encoding="utf-8")

    once = path.read_bytes()
    renew(path, "en")
    assert path.read_bytes() == once


def test_extraction_sees_plurals_keywords_and_joined_text() -> None:
    found = messages(extract())
    assert found["{count} orang"].pluralizable
    assert "terlalu sedikit" in found  # called with locale=
    assert "+ Bandingkan" in found  # inside an f-string
    assert all(path.exists() for path in source_files())
