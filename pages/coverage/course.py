"""The course over the releases: how many are not reached, of one programme or of any."""

from typing import Any

import pandas as pd

from language import numbers
from language.text import _
from pages.coverage.programmes import pillar_of
from ui import lists
from ui.asking import Asking
from ui.exhibit import Colour, Line, Lines
from ui.records import records
from ui.words.groups import ALL

HEIGHT = 320  # px

_NONE = ("families_decile12", "families_none", "unreached_pct")
_PROGRAMME = ("eligible", "missed", "exclusion_pct", "recipients", "leaked", "leakage_pct")


def by_release(on: Asking, programme: str) -> pd.DataFrame:
    """One row for each release that has lists, oldest first: release, cutoff, counts and shares."""
    releases = lists.releases_of(on)
    if programme:
        course = on.ask("coverage_by_release", area=on.area, programme=programme)
        course = course[course["release"].isin(releases)].reset_index(drop=True)
        return pd.DataFrame(course, columns=["release", "cutoff", *_PROGRAMME])
    answers = [
        on.ask("pillars_by_group", area=on.area, release=release).assign(release=release)
        for release in releases
    ]
    if not answers:
        return pd.DataFrame(columns=["release", "cutoff", *_NONE])
    course = pd.concat(answers, ignore_index=True)
    cutoffs = on.releases[["release", "cutoff"]]
    course = course[course["group_name"] == ALL].merge(cutoffs, on="release")
    return pd.DataFrame(course, columns=["release", "cutoff", *_NONE])


def shares_of(course: pd.DataFrame, measure: str) -> list[tuple[str, float]]:
    """The releases in which a share can be seen, with it."""
    rows = records(course, ("release", measure))
    return [(str(row["release"]), row[measure]) for row in rows if row[measure] is not None]


def lines(on: Asking, course: pd.DataFrame, programme: str) -> Lines:
    """Who is not reached, and of one programme who is outside its rule; of `by_release`."""
    own: Colour = pillar_of(on, programme) if programme else "registry"
    names = {
        "unreached_pct": _("tanpa program"),
        "exclusion_pct": _("belum terjangkau"),
        "leakage_pct": _("di luar aturan"),
    }
    measures = [name for name in names if name in course.columns]
    rows = records(course, ("release", "cutoff", *measures))
    return Lines(
        tuple(str(row["release"]) for row in rows),
        tuple(numbers.day(row["cutoff"]) for row in rows),
        tuple(_line(names[name], name, own, rows) for name in measures),
        "percent",
        starts_at_zero=True,
        height=HEIGHT,
    )


def described(picture: Lines) -> str:
    """The lines in one sentence, each with its last value."""
    said = "; ".join(
        f"{line.name} {numbers.percent(values[-1], 0)}"
        for line in picture.lines
        if (values := [value for value in line.values if value is not None])
    )
    return _("Grafik garis menurut rilis: {lines}.").format(lines=said)


def _line(name: str, measure: str, colour: Colour, rows: list[dict[str, Any]]) -> Line:
    known = [row for row in rows if row[measure] is not None]
    is_earlier = bool(known) and known[-1] is not rows[-1]
    return Line(
        name,
        tuple(row[measure] for row in rows),
        colour,
        is_main=measure != "leakage_pct",
        is_dashed=measure == "leakage_pct",
        has_squares=True,
        hovers=tuple(_hover(name, row[measure], row) for row in rows),
        note=numbers.short_period(f"{numbers.day(known[-1]['cutoff']):%Y-%m}")
        if is_earlier
        else "",
    )


def _hover(name: str, share: float | None, row: dict[str, Any]) -> str:
    if share is None:
        return ""
    return _("**{name}**: {rate}\n{release}, data per {date}").format(
        name=name,
        rate=numbers.percent(share),
        release=numbers.release(str(row["release"])),
        date=numbers.date(row["cutoff"]),
    )
