"""What an office may change: settings.toml at the top of the project, and DATA_STORE.

Only variables that start with DATA_ are read from the environment: a desktop's own LANGUAGE or
REGION must never change the dashboard.
"""

import hashlib
from functools import cache
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, Field, field_validator, model_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from ui.text import _

PROJECT = Path(__file__).resolve().parent.parent
REFERENCE = PROJECT / "data" / "reference"

Edition = Literal["public", "internal"]
EDITIONS: tuple[Edition, ...] = ("internal", "public")


class SmallestShown(BaseModel, extra="forbid"):
    """The smallest count each edition may show; a zero is always shown."""

    public: int = Field(default=10, ge=2)
    internal: int = Field(default=5, ge=2)


class Settings(BaseSettings):
    """Settings of one office, from settings.toml; `DATA_STORE` moves the store."""

    model_config = SettingsConfigDict(
        toml_file=PROJECT / "settings.toml",
        env_prefix="DATA_",
        env_ignore_empty=True,
        extra="forbid",
    )

    region: str = "35.19"
    province: str = "35"
    language: Literal["id", "en"] = "id"
    edition: Edition = "public"
    keep_generations: int = Field(default=5, ge=2)
    smallest_shown: SmallestShown = SmallestShown()
    template: str = ""
    public_address: str = ""
    store: Path = PROJECT / "data" / "store"
    reference: Path = REFERENCE

    @field_validator("public_address")
    @classmethod
    def _is_an_address(cls, words: str) -> str:
        parts = urlsplit(words)
        is_whole = parts.scheme in ("http", "https") and parts.hostname
        if words and (not is_whole or parts.query or parts.fragment or parts.username):
            raise ValueError("write the whole address, e.g. https://kemiskinan.madiunkab.go.id/")
        return words

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)

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

    @property
    def fingerprint(self) -> str:
        """SHA-256 of what changes the numbers: region, province and small-cell sizes."""
        text = self.model_dump_json(include={"region", "province", "smallest_shown"})
        return hashlib.sha256(text.encode()).hexdigest()


@cache
def settings() -> Settings:
    """The office's settings, read once a process."""
    return Settings()
