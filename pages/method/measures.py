"""Every measure of queries/measures.toml in plain words, each at an anchor of its own."""

from collections.abc import Mapping
from typing import Any, Final

import htpy as h
from markupsafe import Markup

from language import numbers
from language.text import Language, _, language
from queries import measures
from ui.kept import kept
from ui.look.markup import filled, joined, kind_tag
from ui.words import measures as meanings
from ui.words.measures import unit_words
from ui.words.telling import capitalised

KINDS: Final = ("official", "registry", "estimate")
# A form, filled for every measure.
_MEASURE: Final = Markup(
    h.details(id="%s")[
        h.summary["%s ", h.code["%s"]],
        h.p["%s ", h.span(".measure-facts")["%s."]],
    ]
)


@kept
def measures_html() -> Markup:
    """Every measure by its kind: name, unit, definition, source; each can be linked to."""
    return Markup(h.fragment[(_of_kind(kind, language()) for kind in KINDS)])


def _of_kind(kind: str, language: Language) -> h.Node:
    own = {name: each for name, each in measures().items() if each["kind"] == kind}
    name = f"{capitalised(meanings.kind_words(kind))} ({numbers.integer(len(own))})"
    return h.details(open=kind == KINDS[0])[
        h.summary(".chart-title")[kind_tag(kind, name)],
        h.div(".measures")[joined(_measure(name, each, language) for name, each in own.items())],
    ]


def _measure(name: str, measure: Mapping[str, Any], language: Language) -> Markup:
    facts = _("{unit}; sumber: {source}").format(
        unit=unit_words(str(measure["unit"])), source=measure["source"]
    )
    label, definition = measure[f"label_{language}"], measure[f"definition_{language}"]
    return filled(_MEASURE, (name, label, name, definition, capitalised(facts)))
