"""What tests of the walls look at in a store, and what they spoil."""

import json
from pathlib import Path
from typing import Any

from data.generation import generations

STORE_PROBLEM, REFUSED, NOT_SOUND = 5, 3, 4


def ids(store: Path) -> list[str]:
    """The generations of a store in the order in which they were made."""
    return [each.id for each in generations.whole_generations(store)]


def current(store: Path) -> str:
    return (store / "CURRENT").read_text().strip()


def account(store: Path, release: str = "2025-3") -> Path:
    (path,) = store.glob(f"releases/{release}/*/account.json")
    return path


def edit(path: Path, *without: str, **changes: Any) -> None:
    """Change what a JSON file says, or take fields out."""
    said = {**json.loads(path.read_text(encoding="utf-8")), **changes}
    said = {name: value for name, value in said.items() if name not in without}
    path.write_text(json.dumps(said), encoding="utf-8")


def entries(store: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (store / "audit.jsonl").read_text().splitlines()]
