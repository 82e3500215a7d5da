"""How the numbers of the report are made, what each means, and where they come from."""

from collections.abc import Sequence
from typing import Final

from language.text import _, language
from pages.coverage import exhibits as coverage
from pages.method import exhibits as method
from queries import measures
from ui.paper import draw
from ui.paper.blocks import Block
from ui.paper.subject import Subject
from ui.records import records
from ui.words import sources

# What the report prints; the dashboard defines every other measure too.
MEASURES: Final = (
    *("p0_pct", "p1", "p2", "poor_thousand", "poverty_line_idr", "p0_forecast_pct"),
    *("poverty_rate_pct", "poverty_rate_low_pct", "province_class", "change_pp", "poor_persons"),
    *("families", "persons", "families_decile1", "decile1_share_pct"),
    *("eligible", "coverage_pct", "exclusion_pct", "leakage_pct", "families_none"),
    *("findings", "checked"),
)


def methods(subject: Subject) -> list[Block]:
    """The three quantities, and what nobody knows."""
    unknown = method.unknown(subject.releases)
    return [
        draw.table(method.quantities(), [0.8, 1.6, 1.4, 1.4], 4.2),
        {"kind": "list", "title": _("Yang tidak diketahui"), "items": unknown},
    ]


def definitions(names: Sequence[str] = MEASURES) -> Block:
    """What each printed number means, from queries/measures.toml."""
    about = measures()
    return {
        "kind": "definitions",
        "items": [
            {
                "name": str(about[name][f"label_{language()}"]),
                "kind": str(about[name]["kind"]),
                "words": str(about[name][f"definition_{language()}"]),
            }
            for name in names
        ],
    }


def origins(subject: Subject) -> list[Block]:
    """Every source by its name or its address, and what the publication is."""
    pillars = coverage.both_pillars(subject.asking(subject.issue.region))
    texts = [str(row["source"]) for row in records(subject.official, ("source",))]
    aims = subject.ask("target_status", area=subject.issue.region)
    texts += [str(row["source"]) for row in records(aims, ("source",))]
    found = [
        f"{name} {address}".strip() if name.startswith("BPS") else address
        for name, address in sources.citations(texts).items()
    ]
    return [
        {
            "kind": "list",
            "title": "",
            "items": [
                sources.official(subject.official),
                subject.span(),
                *([pillars.source] if pillars else []),
                f"{subject.issue.line()}. {subject.issue.protected()}",
            ],
        },
        {"kind": "addresses", "title": "", "items": found},
    ]
