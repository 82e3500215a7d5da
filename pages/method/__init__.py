"""What Metode says: quantities, the estimate, the doubt, the model, the protection, measures."""

from pages.method.doubt import doubt_html
from pages.method.estimate import chances_html, steps_html, validation_html
from pages.method.example import example_html
from pages.method.measures import measures_html
from pages.method.outlook import backtest_html, model_html
from pages.method.protection import protection_html
from pages.method.quantities import unknown_html
from ui.words.measures import PART, address

__all__ = [
    "PART",
    "address",
    "backtest_html",
    "chances_html",
    "doubt_html",
    "example_html",
    "measures_html",
    "model_html",
    "protection_html",
    "steps_html",
    "unknown_html",
    "validation_html",
]
