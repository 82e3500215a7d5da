"""What a measure of queries/measures.toml is called and means, in the language of the screen."""

from collections.abc import Sequence
from typing import Any, Final

from language.text import SOURCE, Language, _, language
from queries import measures
from ui.exhibit import Kind


def label(name: str) -> str:
    """What it is called. KeyError for a name that is not published, as below."""
    return str(_about(name)[f"label_{language()}"])


def kind(name: str) -> Kind:
    """'official', 'registry' or 'estimate'."""
    return _about(name)["kind"]


def unit(name: str) -> str:
    """The unit, as in queries/measures.toml; `unit_words` says it."""
    return str(_about(name)["unit"])


def definition(name: str) -> str:
    """What it means, in one or more sentences."""
    return str(_about(name)[f"definition_{language()}"])


def facts(name: str) -> tuple[str, str, str, str]:
    """Unit, kind, definition and source in words; all empty for what is no measure."""
    if name not in measures():
        return "", "", "", ""
    about = _about(name)
    return unit_words(unit(name)), kind_words(kind(name)), definition(name), str(about["source"])


def _about(name: str) -> dict[str, Any]:
    return measures()[name]


def address(name: str, language: Language) -> str:
    """Where the definition of a measure stands, in the language of the reader."""
    query = "" if language == SOURCE else f"&lang={language}"
    return f"{PAGE}?bagian={PART}{query}#{name}"


PAGE: Final = "metode"
PART: Final = "ukuran"  # the part of that page where all of them stand


def kind_words(kind: str) -> str:
    """What a number is, in words: official BPS, registry, or our estimate."""
    return {
        "official": _("resmi BPS"),
        "registry": _("registri"),
        "estimate": _("perkiraan"),
        "target": _("target"),
    }[kind]


def difference_words(kinds: Sequence[str]) -> str:
    """How two quantities in one chart differ; '' for one alone."""
    words = {
        "official": _("angka resmi diukur BPS dengan survei"),
        "registry": _("angka registri adalah peringkat kesejahteraan, bukan kemiskinan"),
        "estimate": _("perkiraan dihitung dasbor ini dan bukan angka BPS"),
    }
    parts = [words[kind] for kind in dict.fromkeys(kinds) if kind in words]
    if len(parts) < 2:
        return ""
    return _("Bedanya: {parts}.").format(parts="; ".join(parts))


def unit_words(unit: str) -> str:
    """A unit of measures.toml in words; KeyError for one that is not known here."""
    return {
        "percent": _("persen"),
        "points": _("poin persentase"),
        "index": _("indeks"),
        "persons": _("orang"),
        "thousand persons": _("ribu orang"),
        "families": _("keluarga"),
        "families or persons": _("keluarga atau orang"),
        "standard deviations": _("simpangan baku"),
        "rupiah": _("rupiah"),
        "count": _("banyaknya"),
        "households": _("rumah tangga"),
        "cases": _("kasus"),
        "decile": _("desil"),
        "place": _("urutan"),
        "class": _("kelas"),
        "logit": _("logit"),
        "score": _("nilai uji"),
    }[unit]
