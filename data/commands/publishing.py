"""What publishing needs after a delivery is taken in."""

from pathlib import Path

from data.generation.generations import pointed_at


def modules_of_publishing(store: Path) -> tuple[str, ...]:
    """Modules that publishing will import, dear ones: a command imports them while it waits."""
    # Forecasts are fitted anew only where nothing is published; else they are mostly taken over.
    of_forecasts = () if pointed_at(store) else ("scipy.optimize",)
    return ("data.generation.publish", *of_forecasts)
