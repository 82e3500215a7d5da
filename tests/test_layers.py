"""Who may import whom, and where SQL and DuckDB may stand (docs/DECISIONS.md)."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.settings import PROJECT

OURS = ("data", "queries", "ui", "pages", "dashboard", "benchmarks", "tests")
FOLDERS = ("data", "queries", "ui", "pages", "benchmarks", "tests")
FILES = [PROJECT / "dashboard.py"] + [
    path for folder in FOLDERS for path in sorted((PROJECT / folder).rglob("*.py"))
]
STREAMLIT_FACES = {
    *("page", "filters", "fetch", "frame", "server", "mapping", "downloads", "presenter"),
    "printing",
}
IMAGE_FACES = {"component", "files"}  # of ui/image: the buttons, and what the server gives for them
MAP_FACES = {"component", "files"}  # of ui/map: on the page, and what the server gives for it
MEETING_FACES = {
    "saving",
    "builder",
    "serving",
}  # of ui/meeting: its page, and what the server gives
PAPER_FACES = {"press", "folder"}  # of ui/paper: what it asks of a generation, where it is written


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in it, as dotted names."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def ours(path: Path) -> set[str]:
    """Of those, the project's own, as top-level package and module: 'data.settings'."""
    found = (".".join(name.split(".")[:2]) for name in imports(path))
    return {name for name in found if name.split(".")[0] in OURS}


def outside(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imports(path)} - set(OURS)


def inside(folder: str) -> list[Path]:
    return [path for path in FILES if path.is_relative_to(PROJECT / folder)]


def is_face(path: Path) -> bool:
    """Whether a file of ui/ may meet Streamlit and the data."""
    if path.parent.name == "image":
        return path.stem in IMAGE_FACES
    if path.parent.name == "map":
        return path.stem in MAP_FACES
    if path.parent.name == "paper":
        return path.stem in PAPER_FACES
    if path.parent.name == "meeting":
        return path.stem in MEETING_FACES
    return path.parent.name == "ui" and path.stem in STREAMLIT_FACES


def ids(path: Path) -> str:
    return str(path.relative_to(PROJECT))


@pytest.mark.parametrize("path", [PROJECT / "dashboard.py", *inside("pages")], ids=ids)
def test_pages_import_only_what_looks(path: Path):
    assert {name for name in ours(path) if not name.startswith("ui.")} == set()


@pytest.mark.parametrize("path", inside("pages"), ids=ids)
def test_a_page_is_a_list_of_bands(path: Path):
    """A question first; no function, loop or class: when it grows, a query is missing."""
    tree = ast.parse(path.read_text())
    assert (ast.get_docstring(tree) or "").endswith("?")
    kinds = (ast.FunctionDef, ast.ClassDef, ast.For, ast.While, ast.Lambda, ast.Try)
    assert not [node for node in ast.walk(tree) if isinstance(node, kinds)]
    assert len(path.read_text().splitlines()) <= 100


@pytest.mark.parametrize("path", inside("ui"), ids=ids)
def test_what_looks_knows_the_data_only_through_its_faces(path: Path):
    """What a measure is called and means, everybody may ask; numbers come through the faces."""
    allowed = {"queries.measures"}
    if is_face(path):
        allowed |= {
            "data.generation.generations",
            "data.settings",
            "data.problems",
            "data.boundaries.kept",
        }
    assert {name for name in ours(path) if not name.startswith("ui.")} <= allowed


@pytest.mark.parametrize("path", inside("ui"), ids=ids)
def test_streamlit_is_met_only_at_the_faces(path: Path):
    if "streamlit" in outside(path):
        assert is_face(path)


@pytest.mark.parametrize("path", inside("data"), ids=ids)
def test_the_data_side_borrows_only_words(path: Path):
    allowed = {"language.text", "language.numbers"}
    if path.name == "__main__.py":
        allowed |= {"language.command_words"}
    if path == PROJECT / "data" / "commands" / "reports.py":
        allowed |= {"ui.paper"}  # the one command that prints on paper
    assert {n for n in ours(path) if n.split(".")[0] not in ("data", "queries")} <= allowed
    assert "streamlit" not in outside(path)


@pytest.mark.parametrize("path", inside("queries"), ids=ids)
def test_questions_stand_below_everything(path: Path):
    allowed = {"language.text"}
    if path.name == "__main__.py":
        allowed |= {
            "data.generation.generations",
            "data.settings",
            "data.problems",
            "language.command_words",
        }
    assert {n for n in ours(path) if not n.startswith("queries")} <= allowed
    if path.name != "__main__.py":
        assert outside(path) <= {"duckdb", *sys.stdlib_module_names}


@pytest.mark.parametrize("path", FILES, ids=ids)
def test_duckdb_only_where_data_is(path: Path):
    if "duckdb" in outside(path):
        assert path.relative_to(PROJECT).parts[0] in ("data", "queries", "benchmarks", "tests")


@pytest.mark.parametrize(
    "path", [PROJECT / "dashboard.py", *inside("pages"), *inside("ui")], ids=ids
)
def test_no_sql_where_it_is_only_shown(path: Path):
    sql = re.compile(r"\bselect\b.+\bfrom\b|\border by\b|\bgroup by\b", re.I | re.S)
    tree = ast.parse(path.read_text(encoding="utf-8"))
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            assert not sql.search(node.value), node.value


def test_boundaries_are_read_in_one_place():
    assert {path.name for path in FILES if "geopandas" in outside(path)} <= {"areas.py"}


def test_no_page_lies_where_streamlit_would_find_it_alone():
    """Beside a folder called pages/ a cold deep link runs a page without dashboard.py."""
    assert not list((PROJECT / "pages").glob("*.py"))


def test_no_module_is_called_after_nothing():
    vague = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
    assert not [path for path in FILES if path.stem in vague or path.parent.name in vague]
