"""What a measure of queries/measures.toml is called and means, in the language of the screen."""

from typing import Any, Final

from language.text import SOURCE, Language, language
from pages.method.measures import unit_words
from queries import measures
from ui.screen import figures


def label(name: str) -> str:
    """What it is called. KeyError for a name that is not published, as below."""
    return str(_about(name)[f"label_{language()}"])


def kind(name: str) -> str:
    """'official', 'registry' or 'estimate'."""
    return str(_about(name)["kind"])


def definition(name: str) -> str:
    """What it means, in one or more sentences."""
    return str(_about(name)[f"definition_{language()}"])


def facts(name: str) -> tuple[str, str, str, str]:
    """Unit, kind, definition and source in words; all empty for what is no measure."""
    if name not in measures():
        return "", "", "", ""
    about = _about(name)
    unit = unit_words(str(about["unit"]))
    return unit, figures.kind_words(kind(name)), definition(name), str(about["source"])


def _about(name: str) -> dict[str, Any]:
    return measures()[name]


def address(name: str, language: Language) -> str:
    """Where the definition of a measure stands, in the language of the reader."""
    asked = "" if language == SOURCE else f"?lang={language}"
    return f"{PAGE}{asked}#{name}"


PAGE: Final = "metode"
