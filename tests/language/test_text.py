"""Each session speaks its own language."""

import re
from contextvars import copy_context
from pathlib import Path

import pytest

from language import text
from language.text import CatalogueMissing, _, ngettext


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
