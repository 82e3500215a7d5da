"""The figures of the house are printed, and count what they say."""

import re

import pytest

from benchmarks import structure
from data.settings import PROJECT

CHAIN = {"page": {"chart", "words"}, "chart": {"words"}, "words": set(), "alone": {"alone"}}


def test_a_figure_for_each_page_and_for_the_whole(capsys: pytest.CaptureFixture[str]):
    structure.main()
    said = capsys.readouterr().out
    pages = {path.parent.name for path in (PROJECT / "pages").glob("*/page.py")}
    assert set(re.findall(r"^pages\.(\w+)\.page +reaches +[1-9]\d* modules", said, re.M)) == pages
    for figure in ("loose at the root of ui", "longest chain of imports", "lines of Python"):
        assert re.search(rf"^{figure} +[1-9]\d*$", said, re.M), figure
    assert re.search(r"^in circles +0$", said, re.M)


def test_what_is_reached_chained_and_in_a_circle():
    assert structure.reached(CHAIN, "page") == {"chart", "words"}
    assert structure.circles(CHAIN) == ["alone"]
    assert structure.longest({name: edges - {name} for name, edges in CHAIN.items()}) == 3
