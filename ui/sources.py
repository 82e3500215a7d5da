"""Where each number comes from, and of when: the line under a chart, and the foot of a page."""

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from ui import format
from ui.records import records
from ui.text import _

ADDRESS = re.compile(r"https?://[^\s|]+")


def official(frame: pd.DataFrame) -> str:
    """The newest official round of every area: area_name, period, p0_pct."""
    newest: dict[str, str] = {}
    for row in records(frame, ("area_name", "period", "p0_pct"), "sources.official"):
        if row["p0_pct"] is not None:
            name = str(row["area_name"])
            newest[name] = max(newest.get(name, ""), str(row["period"]))
    said = ", ".join(f"{name} {format.period(period)}" for name, period in newest.items())
    return _("BPS, Susenas ({said})").format(said=said) if said else "BPS"


def registry(release: Mapping[str, Any]) -> str:
    """One release of the registry: release, cutoff, is_cutoff_assumed, is_made_up.

    Says so when the cut-off is assumed and when the registry is made up; an empty record (no
    release yet) gives 'DTSEN'.
    """
    if release.get("release") is None:
        return "DTSEN"
    said = _("{release}, data per {date}").format(
        release=format.release(str(release["release"])), date=format.date(release["cutoff"])
    )
    if release.get("is_cutoff_assumed"):
        said += " " + _("(tanggal diperkirakan)")
    if release.get("is_made_up"):
        said += " · " + _("data sintetis")
    return said


def registry_span(releases: pd.DataFrame) -> str:
    """The releases of a chart over time, oldest first; columns as for `registry`."""
    rows = records(releases, list(releases.columns), "sources.registry_span")
    if len(rows) < 2:
        return registry(next(iter(rows), {}))
    return _("{first} sampai {last}").format(
        first=format.release(str(rows[0]["release"])), last=registry(rows[-1])
    )


def both(*sources: str) -> str:
    """Several sources in one line."""
    return " · ".join(filter(None, sources))


def links_html(sources: Sequence[str]) -> str:
    """The web addresses inside source texts as links, each host once; '' without any."""
    found: dict[str, str] = {}
    for source in sources:
        for address in ADDRESS.findall(source):
            found.setdefault(urlsplit(address).netloc.removeprefix("www."), address)
    return ", ".join(
        f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">{escape(host)}</a>'
        for host, address in found.items()
    )
