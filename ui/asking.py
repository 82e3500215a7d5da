"""What an exhibit is asked about: an area at a release, and the way to ask the data for more."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final

import pandas as pd

from data.area_code import is_below
from data.settings import Edition
from language import numbers
from language.text import _
from ui.kept import kept
from ui.records import Record, records
from ui.words import areas as area_names
from ui.words import sources

# A question by the name of its file in queries/read, with its parameters: `ui.answers.Answers`.
Ask = Callable[..., pd.DataFrame]


@dataclass(frozen=True)
class Asking:
    """An area at a release; what every exhibit is made from, on whatever it is shown.

    Args:
        region, province: codes of the kabupaten and of the province around it.
        area: code of the area in question: the region, a kecamatan or a desa.
        release: e.g. '2026-4'; nothing later is told. '' before the first.
        edition: which of the two the answers are of.
    """

    ask: Ask = field(repr=False)
    region: str
    province: str
    area: str
    release: str
    edition: Edition = "public"

    @cached_property
    def areas(self) -> pd.DataFrame:
        """Rows of `area_by_level`."""
        return self.ask("area_by_level")

    @cached_property
    def names(self) -> dict[str, str]:
        """Every area in a sentence, by code."""
        return area_names.full_names(self.areas)

    @cached_property
    def list_names(self) -> dict[str, str]:
        """Every area in a list of many, by code."""
        return area_names.list_names(self.areas)

    @cached_property
    def districts(self) -> dict[str, str]:
        """The names of the kecamatan by code, as they are written on a map."""
        rows = records(self.areas, ("area_code", "area_name", "level"))
        return {
            str(row["area_code"]): str(row["area_name"])
            for row in rows
            if row["level"] == "kecamatan"
        }

    @property
    def name(self) -> str:
        """The area in a sentence."""
        return self.names[self.area]

    @property
    def region_name(self) -> str:
        """The kabupaten in a sentence."""
        return self.names[self.region]

    @cached_property
    def head(self) -> Record:
        """The row of `headline` of the kabupaten."""
        return self.row("headline", area=self.region)

    @cached_property
    def newest(self) -> str:
        """The newest release of all, even if it is later than this one; '' before the first."""
        return "".join(self.ask("release_by_cutoff")["release"].tolist()[-1:])

    @property
    def province_name(self) -> str:
        return province(self.head)

    @cached_property
    def releases(self) -> pd.DataFrame:
        """Rows of `release_by_cutoff` up to this release, oldest first."""
        return self.until(self.ask("release_by_cutoff"))

    @property
    def of_release(self) -> dict[str, Any]:
        """This release as a record; {} before the first."""
        return of_release(self.releases, self.release)

    @property
    def before(self) -> str | None:
        """The release before; None for the first."""
        return next(iter(release_before(self.releases)), None)

    @cached_property
    def official(self) -> pd.DataFrame:
        """Rows of `official_by_area` of the kabupaten and the province."""
        return self.ask("official_by_area", areas=[self.region, self.province])

    @property
    def registry(self) -> str:
        """This release as a source."""
        return sources.registry(self.of_release)

    @property
    def span(self) -> str:
        """The releases so far as a source."""
        return sources.registry_span(self.releases)

    @cached_property
    def has_lists(self) -> bool:
        """Whether any list of recipients came for this release."""
        described = self.ask("programme_by_release", release=self.release)
        return bool(self.release) and any(described["is_listed"])

    def row(self, name: str, **values: Any) -> dict[str, Any]:
        """The first row of an answer, every empty cell None; without any, an empty record."""
        return next(iter(records(self.ask(name, **values))), {})

    def each(self, name: str, areas: Iterable[str], **values: Any) -> pd.DataFrame:
        """The answers of a question about one area for several, with the column area_code."""
        answers = [self.ask(name, area=area, **values).assign(area_code=area) for area in areas]
        return (
            pd.concat(answers, ignore_index=True)
            if answers
            else pd.DataFrame(columns=["area_code"])
        )

    def until(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The rows of no later release."""
        return frame.loc[frame["release"] <= self.release].reset_index(drop=True)

    def of(self, area: str) -> "Asking":
        """The same about another area."""
        return replace(self, area=area)


# The same for all readers who ask the same `Answers`.
shared: Final = kept(Asking)


@kept
def newest(releases: pd.DataFrame) -> dict[str, Any]:
    """The newest release as a record; {} before the first."""
    rows = records(releases)
    return rows[-1] if rows else {}


@kept
def of_release(releases: pd.DataFrame, release: str | None) -> dict[str, Any]:
    """The record of one release; {} when there is none."""
    rows = records(releases)
    return next((row for row in rows if row["release"] == release), {})


@kept
def release_before(releases: pd.DataFrame) -> list[str]:
    """Every release but the newest, newest first: what a change may be counted from."""
    return [str(release) for release in releases["release"]][:-1][::-1]


def levels() -> Mapping[str, str]:
    """The levels that can be ranked."""
    return {"kecamatan": _("Kecamatan"), "desa": _("Desa & kelurahan")}


@kept
def levels_below(areas: pd.DataFrame, area: str) -> Mapping[str, str]:
    """The levels below an area, the nearest first; rows of `area_by_level`."""
    rows = records(areas, ("area_code", "level"))
    below = {row["level"] for row in rows if is_below(str(row["area_code"]), area)}
    return {level: words for level, words in levels().items() if level in below}


@kept
def releases(by_cutoff: pd.DataFrame, among: Collection[str] | None = None) -> Mapping[str, str]:
    """Every release, or those among a few, the newest first; rows of `release_by_cutoff`."""
    rows = records(by_cutoff, ("release", "cutoff"))
    return {
        str(row["release"]): f"{numbers.release(str(row['release']))} "
        f"({numbers.short_date(row['cutoff'])})"
        for row in reversed(rows)
        if among is None or row["release"] in among
    }


@kept
def areas(rows: pd.DataFrame, region: str) -> Mapping[str, str]:
    """Every area, the region first."""
    names = area_names.list_names(rows)
    return dict(sorted(names.items(), key=lambda pair: pair[0] != region))


def province(head: Record) -> str:
    """The name of the province; head: the row of `headline`."""
    return str(head.get("province_name") or "")


def province_rate(areas: pd.DataFrame) -> float | None:
    """The province's official rate that the areas are compared with; rows of `poverty_by_area`."""
    rates = areas["province_rate_pct"].dropna()
    return None if rates.empty else float(rates.iloc[0])
