"""Reading a page of the dashboard as AppTest has run it."""

import json
from collections.abc import Callable

from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.testing.v1 import AppTest

SUMMARY = "pages/summary/page.py"
OUTLOOK = "pages/outlook/page.py"
TREND = "pages/trend/page.py"
PEERS = "pages/peers/page.py"
MAP = "pages/map/page.py"
VILLAGE = "pages/village/page.py"
SLICE = "pages/slice/page.py"
PRIORITY = "pages/priority/page.py"
COVERAGE = "pages/coverage/page.py"
INTEGRITY = "pages/integrity/page.py"
METHOD = "pages/method/page.py"
AGENDA = "pages/meeting/page.py"

# What every chart can be saved as: at hand over it, and beside its source.
AT_HAND = ["Gambar", "Excel"]
FILES = ["CSV", "CSV untuk Excel (;)", "Parquet", "SVG"]

Reader = Callable[..., AppTest]


def words(app: AppTest) -> str:
    """Everything the page writes as HTML, without its stylesheet."""
    return "\n".join(html.value for html in app.html if not html.value.startswith("<style"))


def viewed(app: AppTest, exhibit: str, view: str) -> AppTest:
    """The page with another view of an exhibit: 'picture', 'table' or 'source'."""
    return app.button_group(key=f"{exhibit}-view").set_value(view).run()


def labels(app: AppTest) -> list[str]:
    """What every button says that saves a file."""
    return [button.label for button in app.download_button]


def registry_beside(app: AppTest) -> list[str]:
    """What the summary says of the registry: the only sentence that a new delivery changes."""
    return [html.value for html in app.html if 'class="beside"' in html.value]


def numbers(app: AppTest) -> list[str]:
    """The rows of large numbers on the page."""
    return [html.value for html in app.html if 'class="figures"' in html.value]


def happen(app: AppTest, component: str, **events: str) -> AppTest:
    """What a component of our own tells when a reader acts: `happen(app, "search", chosen=...)`."""
    identities = [each.proto.id for each in app.get("bidi_component")]
    identity = next(each for each in identities if each.endswith(f"-{component}"))
    states = app._tree.get_widget_states()
    told = states.widgets.add()
    told.id = _make_trigger_id(identity, "events")
    told.json_trigger_value = json.dumps(
        [{"event": event, "value": value} for event, value in events.items()]
    )
    app._run(states)
    assert not app.exception
    return app
