"""Who may import whom, and where SQL and DuckDB may stand (docs/DECISIONS.md).

Most of it stands in pyproject.toml as contracts of import-linter; here is what those cannot say.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from data.settings import PROJECT

OURS = ("language", "data", "queries", "ui", "pages", "dashboard", "benchmarks", "tests")
DASHBOARD = PROJECT / "dashboard.py"


def inside(*folders: str) -> list[Path]:
    return [path for each in folders for path in sorted((PROJECT / each).rglob("*.py"))]


FILES = [DASHBOARD, *inside(*(each for each in OURS if each != "dashboard"))]
PAGES = sorted((PROJECT / "pages").glob("*/page.py"))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in it, as dotted names."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def tops(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imports(path)}


def test_the_contracts_are_kept(capsys: pytest.CaptureFixture[str], monkeypatch):
    monkeypatch.chdir(PROJECT)
    code = lint_imports(no_cache=True, no_logo=True)
    assert code == 0, capsys.readouterr().out


def test_every_import_is_absolute():
    for path in FILES:
        froms = (node for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom))
        assert not [node.module for node in froms if node.level], path


def test_the_dashboard_imports_only_what_looks():
    assert tops(DASHBOARD) & {*OURS, "duckdb"} <= {"ui", "pages", "language"}


def test_what_looks_asks_the_questions_only_for_their_measures_and_columns():
    asked = {name for path in inside("ui") for name in imports(path)}
    words = {"queries.measures", "queries.columns"}
    assert {name for name in asked if name.split(".")[0] == "queries"} == words


def test_questions_need_nothing_but_duckdb():
    allowed = {*OURS, "duckdb", *sys.stdlib_module_names}
    for path in inside("queries"):
        if path.name != "__main__.py":
            assert tops(path) <= allowed, path


def test_boundaries_are_read_in_one_place():
    assert {path.name for path in FILES if "geopandas" in tops(path)} <= {
        "layers.py",
        "repair.py",
        "recognition.py",
        "office_file.py",
    }


def test_a_page_is_a_list_of_what_is_shown():
    """A question first; no function, loop or class: when it grows, an exhibit is missing."""
    kinds = (ast.FunctionDef, ast.ClassDef, ast.For, ast.While, ast.Lambda, ast.Try)
    assert len(PAGES) == 12
    for path in PAGES:
        assert (ast.get_docstring(tree(path)) or "").endswith("?"), path
        assert not [node for node in ast.walk(tree(path)) if isinstance(node, kinds)], path
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 100, path


def test_no_sql_where_it_is_only_shown():
    sql = re.compile(r"\bselect\b.+\bfrom\b|\border by\b|\bgroup by\b", re.I | re.S)
    for path in [DASHBOARD, *inside("pages", "ui")]:
        nodes = list(ast.walk(tree(path)))
        prose = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
        for node in nodes:
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert id(node) in prose or not sql.search(node.value), f"{path}: {node.value}"


def test_no_page_lies_where_streamlit_would_find_it_alone():
    """Beside a folder called pages/ a cold deep link runs a page without dashboard.py."""
    assert not list((PROJECT / "pages").glob("*.py"))


def test_no_module_is_called_after_nothing():
    vague = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
    assert not [path for path in FILES if path.stem in vague or path.parent.name in vague]
