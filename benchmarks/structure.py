"""What the house looks like from above: `python -m benchmarks.structure`.

Places to look, not laws: how many modules each page reaches, how many lie loose at the root of ui/,
the longest chain of imports, circles, and lines of Python.
"""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from data.settings import PROJECT

ROOMS = ("dashboard", "pages", "ui", "data", "queries", "language")


def modules() -> dict[str, Path]:
    """Every module of the product by its dotted name."""
    files = [PROJECT / "dashboard.py"]
    files += [path for room in ROOMS for path in sorted((PROJECT / room).rglob("*.py"))]
    return {_name(path): path for path in files}


def _name(path: Path) -> str:
    parts = path.relative_to(PROJECT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path, known: Mapping[str, Path]) -> Iterator[str]:
    """The modules of ours that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                if full in known or node.module in known:
                    yield full if full in known else node.module


def graph() -> dict[str, set[str]]:
    """What each module imports."""
    known = modules()
    return {name: set(imports(path, known)) - {name} for name, path in known.items()}


def reached(edges: Mapping[str, set[str]], start: str) -> set[str]:
    """Everything that a module imports, however far."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        new = edges[waiting.pop()] - found
        found |= new
        waiting += new
    return found


def circles(edges: Mapping[str, set[str]]) -> list[str]:
    """Modules that reach themselves."""
    return [name for name in edges if name in reached(edges, name)]


def longest(edges: Mapping[str, set[str]]) -> int:
    """Modules in the longest chain of imports; without circles only."""

    @cache
    def depth(name: str) -> int:
        return 1 + max((depth(other) for other in edges[name]), default=0)

    return max(map(depth, edges))


def main() -> None:
    """Print the figures."""
    edges = graph()
    for page in (name for name in edges if name.startswith("pages.") and name.endswith(".page")):
        shown = [each for each in reached(edges, page) if each.split(".")[0] in ("ui", "pages")]
        print(f"{page:24} reaches {len(shown):4} modules of ui and pages")
    loose = [path for path in (PROJECT / "ui").glob("*.py") if path.stem != "__init__"]
    lines = sum(len(path.read_text("utf-8").splitlines()) for path in modules().values())
    found = circles(edges)
    print(f"loose at the root of ui  {len(loose)}")
    print(f"longest chain of imports {'-' if found else longest(edges)}")
    print(f"in circles               {', '.join(found) or 0}")
    print(f"lines of Python          {lines}")


if __name__ == "__main__":
    main()
