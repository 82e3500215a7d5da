"""Reading a page of the dashboard as AppTest has run it."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

SUMMARY = "pages/summary/page.py"
OUTLOOK = "pages/outlook/page.py"
TREND = "pages/trend/page.py"
PEERS = "pages/peers/page.py"
MAP = "pages/map/page.py"
VILLAGE = "pages/village/page.py"
SLICE = "pages/slice/page.py"
COVERAGE = "pages/coverage/page.py"
INTEGRITY = "pages/integrity/page.py"
METHOD = "pages/method/page.py"
AGENDA = "pages/meeting/page.py"

# What every chart and table can be saved as.
FILES = ["CSV", "CSV untuk Excel (;)", "XLSX", "Parquet", "SVG", "PNG"]

Reader = Callable[..., AppTest]


def words(app: AppTest) -> str:
    """Everything the page writes as HTML, without its stylesheet."""
    return "\n".join(html.value for html in app.html if not html.value.startswith("<style"))


def registry_beside(app: AppTest) -> list[str]:
    """What the summary says of the registry: the only sentence that a new delivery changes."""
    return [html.value for html in app.html if 'class="beside"' in html.value]


def numbers(app: AppTest) -> list[str]:
    """The rows of large numbers on the page."""
    return [html.value for html in app.html if 'class="figures"' in html.value]
