"""Charts: a frame in, a Plotly figure out. No titles: the page writes them as text above.

Every chart takes the mode ('light' or 'dark'), speaks the language of the running script, has a
fixed height (nothing jumps) and fits 360 px of width. `alt` gives its one-sentence description.
"""

from ui.screen.canvas import alt, config

__all__ = [
    "alt",
    "config",
]
