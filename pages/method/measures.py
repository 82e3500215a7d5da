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

# The address may name a definition; the browser looked for it before it was there. What stands
# above it may still grow, and Streamlit may move the page or drop the anchor from the address
# meanwhile: so the page is kept at the definition until the reader's own hand moves it. An address
# of before the page had parts names no part: the server never sees the anchor, so the browser asks
# again.
LANDING: Final = """{
  const [opened] = performance.getEntriesByType('navigation')
  const first = new URL(opened.name)
  const anchor = location.hash || (first.pathname === location.pathname ? first.hash : '')
  if (anchor && !location.search.includes('bagian=') && /^#[a-z0-9_]+$/.test(anchor))
    location.replace(`?${location.search.slice(1)}&bagian=ukuran${anchor}`)
  const land = () => document.getElementById(anchor.slice(1))?.scrollIntoView()
  if (anchor && document.getElementById(anchor.slice(1))) {
    for (let at = document.getElementById(anchor.slice(1)); at; at = at.parentElement)
      if (at.tagName === 'DETAILS') at.open = true
    const [left, growing] = [new AbortController(), new ResizeObserver(land)]
    left.signal.addEventListener('abort', () => growing.disconnect())
    addEventListener('scroll', land, { capture: true, signal: left.signal })
    for (const hand of ['wheel', 'touchstart', 'pointerdown', 'keydown'])
      addEventListener(hand, () => left.abort(), { signal: left.signal })
    for (const part of document.querySelectorAll('[data-testid="stMainBlockContainer"]'))
      growing.observe(part)
    land()
  }
}"""


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
