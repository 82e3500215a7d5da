"""What Metode says: quantities, an example, the doubt, the model, the protection, measures."""

from ui.method.doubt import doubt_html
from ui.method.example import example_html
from ui.method.measures import LANDING, address, measures_html
from ui.method.outlook import backtest_html, model_html
from ui.method.protection import protection_html
from ui.method.quantities import quantities_html, unknown_html

__all__ = [
    "LANDING",
    "address",
    "backtest_html",
    "doubt_html",
    "example_html",
    "measures_html",
    "model_html",
    "protection_html",
    "quantities_html",
    "unknown_html",
]
