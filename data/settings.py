"""What an office may change: settings.toml at the top of the project, and DATA_STORE.

Only variables that start with DATA_ are read from the environment: a desktop's own LANGUAGE or
REGION must never change the dashboard.
"""

import hashlib
import json
import os
import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, Field, ValidationError, field_validator, model_validator

from data.problems import Problem
from language.text import _

PROJECT = Path(__file__).resolve().parent.parent
MOST_OF_ARMS = 200_000  # bytes: they are part of every page
SVG = "{http://www.w3.org/2000/svg}svg"
REFERENCE = PROJECT / "data" / "reference"

Edition = Literal["public", "internal"]
EDITIONS: tuple[Edition, ...] = ("internal", "public")


class Protection(BaseModel, extra="forbid", frozen=True):
    """How the counts of one edition are protected; `most` = 0 publishes them as they are.

    most: the most that a count is moved. variance: of the change. unseen: no published count lies
    between 1 and this; who reads 0 knows "none, or no more than a few".
    """

    most: int = Field(ge=0, le=20)
    variance: float = Field(default=0, ge=0)
    unseen: int = Field(default=0, ge=0)

    @model_validator(mode="before")
    @classmethod
    def _as_they_are(cls, value: Any) -> Any:
        """Without any change there is no variance, and nothing is unseen."""
        if isinstance(value, dict) and value.get("most") == 0:
            return {**value, "variance": 0, "unseen": 0}
        return value

    @model_validator(mode="after")
    def _can_be_had(self) -> Self:
        if self.is_exact:
            return self
        widest = self.most * (self.most + 1) / 3
        if not 0 < self.variance <= widest:
            raise ValueError(
                _(
                    "variance = {variance:g} tidak mungkin dengan most = {most}; tulis lebih dari "
                    "0 dan paling banyak {widest:.1f}"
                ).format(variance=self.variance, most=self.most, widest=widest)
            )
        if self.unseen >= self.most:
            raise ValueError(
                _(
                    "unseen = {unseen} tidak mungkin dengan most = {most}: angka {count} tidak "
                    "dapat digeser; tulis unseen yang lebih kecil daripada most"
                ).format(unseen=self.unseen, most=self.most, count=self.most + 1)
            )
        return self

    @property
    def is_exact(self) -> bool:
        """Whether this edition publishes true counts."""
        return self.most == 0


class Protections(BaseModel, extra="forbid"):
    """How each edition protects its counts; the internal one alone may publish them as they are."""

    public: Protection = Protection(most=5, variance=4, unseen=4)
    internal: Protection = Protection(most=2, variance=1, unseen=1)

    @field_validator("public")
    @classmethod
    def _is_protected(cls, public: Protection) -> Protection:
        if public.is_exact:
            raise ValueError(
                _("edisi public tidak boleh memuat angka apa adanya: tulis most paling kecil 1")
            )
        return public


class Alarms(BaseModel, extra="forbid", frozen=True):
    """When a delivery is refused for what seems to be missing in it (data/intake/alarms.py).

    set_aside_pct, set_aside_rows: families set aside for one reason, more than both.
    unreadable_pct: rows of a file that nobody can use. list_shrinks_pct: how long a list must be,
    of the one that it replaces. least_change: the least change of a kecamatan, in percent or
    points, that is told.
    """

    set_aside_pct: float = Field(default=1, ge=0, le=100)
    set_aside_rows: int = Field(default=10, ge=0)
    unreadable_pct: float = Field(default=50, ge=0, le=100)
    list_shrinks_pct: float = Field(default=50, ge=0, le=100)
    least_change: float = Field(default=1, ge=0, le=100)


class Settings(BaseModel, extra="forbid", validate_default=True):
    """Settings of one office, from settings.toml; `DATA_STORE` moves the store.

    What is given goes before the environment, and that before the file. A variable of a table, such
    as DATA_PROTECTION, is JSON.
    """

    region: str = "35.19"
    province: str = "35"
    language: Literal["id", "en"] = "id"
    edition: Edition = "public"
    keep_generations: int = Field(default=5, ge=2)
    protection: Protections = Protections()
    alarms: Alarms = Alarms()
    template: str = ""
    arms: str = ""
    public_address: str = ""
    frames: tuple[str, ...] = ()
    store: Path = PROJECT / "data" / "store"
    reference: Path = REFERENCE

    @field_validator("frames")
    @classmethod
    def _are_sites(cls, sites: tuple[str, ...]) -> tuple[str, ...]:
        for site in sites:
            if not re.fullmatch(r"https?://[a-z0-9.-]+(:\d+)?", site):
                raise ValueError("write a site alone, e.g. https://portal.madiunkab.go.id")
        return sites

    @field_validator("public_address")
    @classmethod
    def _is_an_address(cls, words: str) -> str:
        parts = urlsplit(words)
        is_whole = parts.scheme in ("http", "https") and parts.hostname
        if words and (not is_whole or parts.query or parts.fragment or parts.username):
            raise ValueError("write the whole address, e.g. https://kemiskinan.madiunkab.go.id/")
        return words

    def __init__(self, **given: Any) -> None:
        super().__init__(
            **_joined(_joined(_from_file(), _from_environment(type(self).model_fields)), given)
        )

    @model_validator(mode="after")
    def _template_is_there(self) -> Self:
        if self.office_template is not None and not self.office_template.is_file():
            raise ValueError(
                _("template: {path} tidak ada; tulis nama berkas .pptx atau kosongkan").format(
                    path=self.office_template
                )
            )
        return self

    @property
    def office_template(self) -> Path | None:
        """The PowerPoint file that slides look like, beside settings.toml; None without one."""
        return PROJECT / self.template if self.template else None

    @model_validator(mode="after")
    def _arms_can_be_read(self) -> Self:
        if self.office_arms is not None and not _is_picture(self.office_arms):
            raise ValueError(
                _(
                    "arms: {path} tidak dapat dibaca sebagai gambar; tulis nama berkas .svg atau "
                    ".png, paling besar {most} kB, atau kosongkan"
                ).format(path=self.office_arms, most=MOST_OF_ARMS // 1000)
            )
        return self

    @property
    def office_arms(self) -> Path | None:
        """The arms of the regency (.svg, .png) beside settings.toml; None without any."""
        return PROJECT / self.arms if self.arms else None

    @property
    def fingerprint(self) -> str:
        """SHA-256 of what changes the numbers: region, province and how counts are protected."""
        text = self.model_dump_json(include={"region", "province", "protection"})
        return hashlib.sha256(text.encode()).hexdigest()


def _from_file() -> dict[str, Any]:
    path = PROJECT / "settings.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _from_environment(names: Iterable[str]) -> dict[str, Any]:
    """What DATA_ variables say, in capitals or not; an empty one says nothing."""
    words = {name.lower(): value for name, value in os.environ.items() if value}
    stated = {name: words.get(f"data_{name}") for name in names}
    return {
        name: _table(value) if name in ("protection", "alarms", "frames") else value
        for name, value in stated.items()
        if value is not None
    }


def _table(words: str) -> Any:
    """A table as JSON; what is none stays as it is, and is refused with its name."""
    try:
        return json.loads(words)
    except ValueError:
        return words


def _joined(lower: Mapping[str, Any], upper: Mapping[str, Any]) -> dict[str, Any]:
    """Both, table by table; what `upper` says goes before."""
    both = {**lower, **upper}
    for name in lower.keys() & upper.keys():
        if isinstance(lower[name], dict) and isinstance(upper[name], dict):
            both[name] = _joined(lower[name], upper[name])
    return both


def _is_picture(path: Path) -> bool:
    """Whether a file can stand in every page as a picture."""
    if not path.is_file() or path.stat().st_size > MOST_OF_ARMS:
        return False
    content = path.read_bytes()
    if path.suffix.lower() == ".png":
        return content.startswith(b"\x89PNG\r\n\x1a\n")
    from xml.etree import ElementTree  # every command reads settings, few offices have arms

    try:
        return path.suffix.lower() == ".svg" and ElementTree.fromstring(content).tag == SVG
    except ElementTree.ParseError:
        return False


class WrongSettings(Problem):
    """settings.toml, or a DATA_ variable, says what cannot be."""

    exit_code = 2


@cache
def settings() -> Settings:
    """The office's settings, read once a process; raises WrongSettings, a line for each mistake."""
    try:
        return Settings()
    except ValidationError as problem:
        raise WrongSettings("\n".join(map(_mistake_words, problem.errors()))) from None


def _mistake_words(error: Mapping[str, Any]) -> str:
    """One mistake: where it stands, and what is wrong."""
    where = ".".join(map(str, error["loc"]))
    if error["loc"][:1] == ("smallest_shown",):
        return _(
            "settings.toml: [smallest_shown] tidak ada lagi; jumlah kini dilindungi dengan "
            "[protection.public] dan [protection.internal] (docs/METHOD)"
        )
    message = str(error["msg"]).removeprefix("Value error, ")
    return _("settings.toml: {where}: {said}").format(where=where, said=message)
