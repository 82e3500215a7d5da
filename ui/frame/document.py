"""What is said of the whole document in the browser: the language that it speaks."""

import htpy as h

from language import text
from ui.browser_code import CALLER


def language(cookie: str = "") -> h.Element:
    """A tag that says it; cookie: what the browser is to remember, '' for nothing."""
    return CALLER.call("language.js", "speak", text.language(), cookie)
