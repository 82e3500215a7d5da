"""What the lists of recipients tell, for the report: programmes, pillars, and what to check."""

from language.text import _
from pages.coverage import exhibits as coverage
from pages.integrity import exhibits as integrity
from pages.summary.report.official import prose
from ui.asking import Asking
from ui.exhibit import is_empty
from ui.paper import draw
from ui.paper.blocks import Block
from ui.words.programmes import by_registry_rule


def programmes(on: Asking) -> list[Block]:
    """Each programme whose rule can be told: reached, missed, outside the rule."""
    each = coverage.each_programme(on)
    return [
        prose(" ".join(coverage.spoken(on)), by_registry_rule()),
        *([draw.chart(each, remark="")] if each and not is_empty(each.picture) else []),
        draw.table(coverage.rates(on), [2.6, 0.9, 0.8, 1.0, 0.9, 1.5]),
        prose(coverage.others(on), coverage.unlisted(on)),
    ]


def unreached(on: Asking) -> list[Block]:
    """Families of deciles 1 and 2 by pillar: in all, by kecamatan, by group."""
    made = (
        coverage.both_pillars(on),
        coverage.pillars_below(on),
        coverage.pillars_of_groups(on),
    )
    return [
        prose(coverage.answer(on)),
        *(draw.chart(shown) for shown in made if shown and not is_empty(shown.picture)),
    ]


def to_check(on: Asking) -> list[Block]:
    """What was found in the lists, and what could not be checked."""
    answer = integrity.answer(on)
    return [
        prose(*([answer.title, *answer.notes] if answer else [])),
        draw.chart(integrity.findings(on)),
        {
            "kind": "list",
            "title": _("Yang belum dapat diperiksa"),
            "items": integrity.unchecked_in(on),
        },
    ]
