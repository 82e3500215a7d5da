"""Words of the dashboard as HTML: escaped, with what is bold and what must not break."""

import re
from html import escape


def marked(words: str) -> str:
    """Text as HTML: **two stars** become bold, and a release ('DTSEN 2026-4') stays on one line."""
    bold = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", escape(words))
    return re.sub(r"((?:DTSEN )?\b\d{4}-\d\b)", r'<span class="nowrap">\1</span>', bold)
