"""Where each number comes from, and of when: the line under a chart, and the foot of a page."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import urlsplit

import htpy as h
import pandas as pd
from markupsafe import Markup

from language import numbers
from language.text import _
from ui.records import records

REGISTRY: Final = "DTSEN"
ADDRESS = re.compile(r"https?://[^\s|]+")


def official(frame: pd.DataFrame) -> str:
    """The newest official round of every area: area_name, period, p0_pct."""
    newest: dict[str, str] = {}
    for row in records(frame, ("area_name", "period", "p0_pct")):
        if row["p0_pct"] is not None:
            name = str(row["area_name"])
            newest[name] = max(newest.get(name, ""), str(row["period"]))
    areas = ", ".join(f"{name} {numbers.period(period)}" for name, period in newest.items())
    return _("BPS, Susenas ({said})").format(said=areas) if areas else "BPS"


def is_of_registry(source: str) -> bool:
    """Whether a line of sources names the registry: all else is of BPS."""
    return REGISTRY in source


def registry(release: Mapping[str, Any]) -> str:
    """One release of the registry: release, cutoff, is_cutoff_assumed, is_made_up.

    Says so when the cut-off is assumed and when the registry is made up; an empty record (no
    release yet) gives 'DTSEN'.
    """
    if release.get("release") is None:
        return REGISTRY
    words = _("{release}, data per {date}").format(
        release=numbers.release(str(release["release"])), date=numbers.date(release["cutoff"])
    )
    if release.get("is_cutoff_assumed"):
        words += " " + _("(tanggal diperkirakan)")
    if release.get("is_made_up"):
        words += " · " + _("data sintetis")
    return words


def registry_span(releases: pd.DataFrame) -> str:
    """The releases of a chart over time, oldest first; columns as for `registry`."""
    rows = records(releases)
    if len(rows) < 2:
        return registry(next(iter(rows), {}))
    return _("{first} sampai {last}").format(
        first=numbers.release(str(rows[0]["release"])), last=registry(rows[-1])
    )


def both(*sources: str) -> str:
    """Several sources in one line."""
    return " · ".join(filter(None, sources))


def all_of(lines: Sequence[str]) -> str:
    """What several lines of sources name, each once, in one line."""
    each = dict.fromkeys(part for line in lines for part in line.split(" · ") if part)
    made_up = each.pop(_("data sintetis"), "") is None
    return both(*each, _("data sintetis") if made_up else "")


def citations(sources: Sequence[str]) -> dict[str, str]:
    """What source texts cite, each once: its name, and its web address or ''.

    A source is one citation or several with " | " between. One of BPS is told by its name, that is
    the publication and its table; any other by the host of its address, and not at all without one.
    """
    links: dict[str, str] = {}
    for source in sources:
        for part in source.split(" | "):
            addresses = ADDRESS.findall(part)
            name = ADDRESS.sub("", part).strip()
            if name.startswith("BPS"):
                links.setdefault(name, next(iter(addresses), ""))
                continue
            for address in addresses:
                links.setdefault(urlsplit(address).netloc.removeprefix("www."), address)
    return links


def links_html(sources: Sequence[str]) -> Markup:
    """What source texts cite, as links where there is an address; '' without any."""
    return Markup("; ").join(
        h.a(href=address, target="_blank", rel="noopener noreferrer")[name] if address else name
        for name, address in citations(sources).items()
    )
