"""Charts: a frame in, a Plotly figure out. No titles: the page writes them as text above.

Every chart takes the mode ('light' or 'dark'), speaks the language of the running script, has a
fixed height (nothing jumps) and fits 360 px of width. `alt` gives its one-sentence description.
"""

from ui.screen.bars import fall_bars, persons_bars
from ui.screen.canvas import alt, config
from ui.screen.fan import fan
from ui.screen.movers import movers
from ui.screen.official import official_series
from ui.screen.trend import trend

__all__ = [
    "alt",
    "config",
    "fall_bars",
    "fan",
    "movers",
    "official_series",
    "persons_bars",
    "trend",
]
