"""The words on screen: Indonesian in the source, other languages from language/locale.

A running script says once which language it speaks; everything below it asks here. The language is
a context variable, so two sessions in one process never speak with each other's voice.
"""

from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Final, Literal, TypeGuard

Language = Literal["id", "en"]

SOURCE: Final[Language] = "id"
LOCALES: Final[dict[Language, str]] = {"id": "id_ID", "en": "en_GB"}
CATALOGUES = Path(__file__).parent / "locale"

_language: ContextVar[Language] = ContextVar("language", default=SOURCE)


class CatalogueMissing(Exception):
    """A language was asked for whose catalogue is not in language/locale."""


def is_language(code: str) -> TypeGuard[Language]:
    """Whether the dashboard speaks this language."""
    return code in LOCALES


def use(code: str) -> None:
    """Speak this language from here on, in the running script only.

    Raises ValueError for a language the dashboard does not speak.
    """
    if not is_language(code):
        raise ValueError(f"no language {code!r}: choose one of {', '.join(LOCALES)}")
    _language.set(code)


def language() -> Language:
    """The language of the running script; Indonesian until `use` says otherwise."""
    return _language.get()


def locale() -> str:
    """The Babel locale of the running script: 'id_ID' or 'en_GB'."""
    return LOCALES[language()]


def _(message: str, *, locale: str | None = None) -> str:
    """The message in the language of the running script, or of `locale` where one is given.

    Args:
        message: Indonesian source text; named places like {date} are filled by the caller.
        locale: a Babel locale such as 'en_GB'.
    """
    return _translations(_spoken(locale)).gettext(message)


def ngettext(singular: str, plural: str, n: int, *, locale: str | None = None) -> str:
    """Like `_`, for a message that changes with a count. Indonesian has one form for all counts."""
    return _translations(_spoken(locale)).ngettext(singular, plural, n)


def _spoken(locale: str | None) -> Language:
    if locale is None:
        return language()
    code = locale.split("_")[0]
    if not is_language(code):
        raise ValueError(f"no language for locale {locale!r}: choose one of {LOCALES}")
    return code


@cache
def _translations(code: Language) -> NullTranslations:
    """The catalogue of a language, compiled in memory: no .mo file to forget."""
    if code == SOURCE:
        return NullTranslations()
    from babel.messages.mofile import write_mo  # Indonesian has no use for them
    from babel.messages.pofile import read_po

    path = CATALOGUES / code / "LC_MESSAGES" / "dashboard.po"
    try:
        with path.open("rb") as file:
            catalogue = read_po(file, locale=code, abort_invalid=True)
    except FileNotFoundError as error:
        raise CatalogueMissing(
            f"no catalogue for language {code!r} at {path}: extract the messages into it, "
            f"or take {code!r} out of LOCALES in language/text.py"
        ) from error
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)
