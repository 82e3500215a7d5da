"""Reading a page of the dashboard as AppTest has run it."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

SUMMARY = "pages/overview/summary.py"
TREND = "pages/poverty/trend.py"

Reader = Callable[..., AppTest]


def words(app: AppTest) -> str:
    """Everything the page writes as HTML, without its stylesheet."""
    return "\n".join(html.value for html in app.html if not html.value.startswith("<style"))


def numbers(app: AppTest) -> list[str]:
    """The rows of large numbers on the page."""
    return [html.value for html in app.html if 'class="figures"' in html.value]
