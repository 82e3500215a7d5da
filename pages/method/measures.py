"""Every measure of queries/measures.toml in plain words, each at an anchor of its own."""

from collections.abc import Mapping
from html import escape
from typing import Any, Final

from language.text import Language, _, language
from queries import measures
from ui.words import measures as meanings
from ui.words.measures import unit_words

KINDS: Final = ("official", "registry", "estimate")

# The address may name a definition; the browser looked for it before it was there. What stands
# above it may still grow, and Streamlit may move the page or drop the anchor from the address
# meanwhile: so the page is kept at the definition until the reader's own hand moves it.
LANDING: Final = """{
  const [opened] = performance.getEntriesByType('navigation')
  const first = new URL(opened.name)
  const anchor = location.hash || (first.pathname === location.pathname ? first.hash : '')
  const land = () => document.getElementById(anchor.slice(1))?.scrollIntoView()
  if (anchor && document.getElementById(anchor.slice(1))) {
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


def measures_html() -> str:
    """Every measure by its kind: name, unit, definition, source; each can be linked to."""
    return _by_kind(measures(), language())


def _by_kind(measures: Mapping[str, Mapping[str, Any]], language: Language) -> str:
    parts = []
    for kind in KINDS:
        own = {name: measure for name, measure in measures.items() if measure["kind"] == kind}
        said = "".join(_measure(name, measure, language) for name, measure in own.items())
        words = meanings.kind_words(kind)
        parts.append(
            f'<h3 class="chart-title"><span class="kind kind-{kind}">'
            f'{escape(words[:1].upper() + words[1:])}</span></h3><dl class="measures">{said}</dl>'
        )
    return "".join(parts)


def _measure(name: str, measure: Mapping[str, Any], language: Language) -> str:
    facts = _("{unit}; sumber: {source}").format(
        unit=unit_words(str(measure["unit"])), source=measure["source"]
    )
    return (
        f'<dt id="{escape(name)}">{escape(str(measure[f"label_{language}"]))} '
        f"<code>{escape(name)}</code></dt>"
        f"<dd>{escape(str(measure[f'definition_{language}']))} "
        f'<span class="measure-facts">{escape(facts[:1].upper() + facts[1:])}.</span></dd>'
    )
