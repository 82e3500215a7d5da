"""Every word of the program has its English, and the catalogue holds no others."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po

from language.locale import words
from language.text import CATALOGUES, LOCALES, SOURCE

ROOT = Path(__file__).parents[2]
OTHERS = [language for language in LOCALES if language != SOURCE]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The words that `make words` finds."""
    path = tmp_path_factory.mktemp("words") / "words.pot"
    mapping = ROOT / "pyproject.toml"
    options = ["--sort-output", "--mapping", str(mapping), "-o", str(path)]
    CommandLineInterface().run(["pybabel", "--quiet", "extract", *options, str(ROOT)])
    return _read(path, None)


@pytest.fixture(params=OTHERS)
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    path = CATALOGUES / request.param / "LC_MESSAGES" / "dashboard.po"
    return _read(path, request.param)


def _read(path: Path, locale: str | None) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=locale, abort_invalid=True)


def test_the_catalogue_has_the_words_of_the_program_and_no_others(
    program: Catalog, catalogue: Catalog
) -> None:
    assert [each.id for each in catalogue] == [each.id for each in program], "run `make words`"
    assert not catalogue.obsolete, "run `make words`"


def test_every_message_is_translated(catalogue: Catalog) -> None:
    lacking = [message.id for message in catalogue if not all(_forms(message.string))]
    assert not lacking, "to translate:\n" + "\n".join(map(repr, lacking))
    assert [message.id for message in catalogue if message.fuzzy] == []


def test_every_translation_has_the_places_of_its_message(catalogue: Catalog) -> None:
    for message in catalogue:
        if message.id:
            id, forms = _forms(message.id)[0], _forms(message.string)
            assert len(forms) == (2 if message.pluralizable else 1), id
            for form in forms:
                assert _places(form) == _places(id), id
                assert _tags(form) == _tags(id), id
                assert _edges(form) == _edges(id), id


def _forms(words: str | list[str] | tuple[str, ...] | None) -> list[str]:
    return [words] if isinstance(words, str) else list(words or [])


def _places(words: str) -> list[str]:
    return sorted(set(re.findall(r"\{(\w*)[^}]*\}", words)))


def _tags(words: str) -> list[str]:
    return sorted(re.findall(r"</?\w+>|\*\*", words))


def _edges(words: str) -> tuple[bool, bool]:
    return words[:1].isspace(), words[-1:].isspace()


def _found(source: str) -> list[tuple[int, str, tuple[str, ...], list[str]]]:
    file = BytesIO(source.encode())
    file.name = "page.py"
    return list(words.messages(file, ["_", "ngettext"], [], {}))


def test_words_are_found_in_plurals_f_strings_joined_text_and_with_a_locale() -> None:
    assert _found("""f"<b>{_('tebal')}</b>" """) == [(1, "_", ("tebal",), [])]
    assert _found('ngettext("satu", "banyak", n)') == [(1, "ngettext", ("satu", "banyak"), [])]
    assert _found('_("se"\n  "kata", locale=locale)') == [(1, "_", ("sekata",), [])]
    assert _found("other('kata')") == []


@pytest.mark.parametrize("call", ["_(name)", "_(f'{n} orang')", "ngettext('satu', some, n)"])
def test_words_that_are_computed_are_refused(call: str) -> None:
    """They cannot be found, so nobody would translate them."""
    with pytest.raises(ValueError, match=r"page\.py:2: words are not written out"):
        _found("\n" + call)
