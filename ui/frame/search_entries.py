"""What the search knows: every area under every spelling, every programme, every page."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

import pandas as pd

from language.text import _
from ui.links import PROFILE
from ui.records import records
from ui.words.areas import full_names
from ui.words.programmes import names as programme_names

COVERAGE: Final = "cakupan"
# What comes first where words match equally well. The many desa come last.
KINDS: Final = ("kabupaten", "kecamatan", "page", "programme", "desa")

_PREFIX: Final = re.compile(r"^(ds|desa|kel|kelurahan|kec|kecamatan|kab|kabupaten)\b\.?\s*", re.I)


class Place(Protocol):
    """A page of the menu: its file, its title, its address below the dashboard ('': the first)."""

    @property
    def file(self) -> str: ...
    @property
    def address(self) -> str: ...
    @property
    def title(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to find.

    Attributes:
        key: what the browser says when it is chosen: 'area/35.19.06', 'programme/PKH', 'page/tren'.
        page: the address of the page that it opens, '' for the first.
        state: what stands behind the question mark.
        kind: one of KINDS.
        label: what it is called in the list; `beside` stands behind it, quietly.
        names: its own names, without the word for its kind.
        around: the name of the kecamatan of a desa: a second word that may be typed.
        spellings: other spellings; they count only behind the names of others.
        code: of an area, '' of anything else.
    """

    key: str
    page: str
    kind: str
    label: str
    beside: str
    names: tuple[str, ...]
    state: Mapping[str, str] = field(default_factory=dict)
    around: str = ""
    spellings: tuple[str, ...] = ()
    code: str = ""


def entries(
    areas: pd.DataFrame,
    aliases: pd.DataFrame,
    programmes: pd.DataFrame,
    readable: Sequence[str],
    spellings: Mapping[str, Sequence[str]],
    pages: Iterable[Place],
) -> list[Entry]:
    """All that can be found, in the order of KINDS, then of codes and of the menu.

    Args:
        areas: rows of `area_by_level`. aliases: rows of `alias_by_area`.
        programmes: rows of `programme_by_release`.
        readable: the codes of programmes that Cakupan can show by themselves.
        spellings: other names of programmes by their code.
        pages: the menu.
    """
    found = [
        *_areas(areas, aliases),
        *_programmes(programmes, readable, spellings),
        *(_page(each) for each in pages),
    ]
    return sorted(found, key=lambda entry: KINDS.index(entry.kind))


def _areas(areas: pd.DataFrame, aliases: pd.DataFrame) -> Iterator[Entry]:
    labels = full_names(areas)
    others = {
        str(row["area_code"]): _spelling(str(row["aliases"]))
        for row in records(aliases, ("area_code", "aliases"))
    }
    for row in records(areas, ("area_code", "area_name", "level", "parent_name")):
        code, name, level = (str(row[key]) for key in ("area_code", "area_name", "level"))
        around = str(row["parent_name"]) if level == "desa" else ""
        other = others.get(code, "")
        yield Entry(
            key=f"area/{code}",
            page=PROFILE,
            state={"area": code},
            kind=level,
            label=labels[code],
            beside=f"Kec. {around}" if around else "",
            names=(_PREFIX.sub("", name),),
            around=around,
            spellings=(other,) if other and other.casefold() != name.casefold() else (),
            code=code,
        )


def _programmes(
    programmes: pd.DataFrame, readable: Sequence[str], spellings: Mapping[str, Sequence[str]]
) -> Iterator[Entry]:
    for code, name in programme_names(programmes).items():
        short = code.replace("_", " ")
        others = [each for each in spellings.get(code, ()) if each.casefold() != name.casefold()]
        yield Entry(
            key=f"programme/{code}",
            page=COVERAGE,
            # Without a rule that can be told, Cakupan has it among all programmes only.
            state={"programme": code} if code in readable else {},
            kind="programme",
            label=name,
            beside=_("Program"),
            names=(name, short),
            spellings=tuple(others),
        )


def _page(place: Place) -> Entry:
    return Entry(
        key=f"page/{place.address}",
        page=place.address,
        kind="page",
        label=place.title,
        beside=_("Halaman"),
        names=(place.title,),
    )


def _spelling(alias: str) -> str:
    """Another spelling as a name: 'KEL.BANGUNSARI' -> 'Bangunsari'."""
    name = _PREFIX.sub("", alias.strip())
    return name.title() if name.isupper() else name


def as_json(found: Sequence[Entry]) -> bytes:
    """The entries for the browser (ui/frame/browser/search/ranking.js reads them)."""
    rows = [
        {
            "key": entry.key,
            "kind": KINDS.index(entry.kind),
            "label": entry.label,
            "beside": entry.beside,
            "names": entry.names,
            "around": entry.around,
            "spellings": entry.spellings,
            "code": entry.code.replace(".", ""),
        }
        for entry in found
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()
