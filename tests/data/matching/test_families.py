"""Who stayed, came and went between two releases: counted, protected, and kept beside the later."""

import json
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import duckdb
import pytest

from data.generation.generations import current
from data.settings import EDITIONS, Edition, Protections
from tests import builders, commands
from tests.conftest import EXACT, RELEASES, Four

NAMES = ("families_stayed", "families_came", "families_went")
PARTS = ("official_change_pp", "registry_change_pp", "ranks_change_pp", "flow_change_pp")
Homes = dict[bytes, str]
pytestmark = pytest.mark.slow


def homes(store: Path, release: str) -> Homes:
    """The desa of every kept family, by its keyed hash."""
    (path,) = store.glob(f"releases/{release}/*/family.parquet")
    with duckdb.connect() as connection:
        return dict(
            connection.execute(
                "select family_hash, area_code from read_parquet(?)", [str(path)]
            ).fetchall()
        )


def true_counts(then: Homes, now: Homes, area: str) -> tuple[int, int, int]:
    """The oracle, with sets: stayed, came, went."""
    before, after = (
        {family for family, desa in release.items() if f"{desa}.".startswith(f"{area}.")}
        for release in (then, now)
    )
    return len(before & after), len(after - before), len(before - after)


def changes(store: Path, release: str, edition: str = "internal", *words: str) -> Iterator[dict]:
    """What is told of the kabupaten and of every kecamatan."""
    asked = ("change_by_area", "area=35.19", f"release={release}", *words)
    yield from commands.ask(store, *asked, edition=edition)


def test_families_are_those_of_an_independent_count(exact: Path):
    for before, release in pairwise(RELEASES):
        then, now = homes(exact, before), homes(exact, release)
        rows = list(changes(exact, release))
        assert len(rows) == 16
        assert sum(row["families_came"] for row in rows) > 20
        for row in rows:
            assert row["since"] == before
            found = tuple(row[name] for name in NAMES)
            assert found == true_counts(then, now, row["area_code"]), row["area_code"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_published_counts_are_protected_like_all_others(four: Four, edition: Edition):
    protection = getattr(Protections(), edition)
    moved = 0
    for before, release in pairwise(RELEASES):
        then, now = homes(four.store, before), homes(four.store, release)
        for row in changes(four.store, release, edition):
            right = true_counts(then, now, row["area_code"])
            for name, true in zip(NAMES, right, strict=True):
                assert abs(row[name] - true) <= protection.most
                assert not 0 < row[name] <= protection.unseen
                moved += row[name] != true
    assert moved > 20


@pytest.mark.parametrize("edition", EDITIONS)
def test_nothing_is_counted_of_a_desa(four: Four, edition: Edition):
    asked = ("change_by_area", "area=35.19.01", "release=2026-2")
    own, *desa = commands.ask(four.store, *asked, edition=edition)
    assert own["level"] == "kecamatan" and own["families_stayed"] > 0
    assert {row["level"] for row in desa} == {"desa"}
    assert any(row["registry_change_pp"] for row in desa)
    for name in (*NAMES, "ranks_change_pp", "flow_change_pp"):
        assert {row[name] for row in desa} == {None}


@pytest.mark.parametrize("edition", EDITIONS)
def test_parts_add_up_over_any_span(four: Four, edition: Edition):
    rates = {
        (release, row["area_code"]): row["poverty_rate_pct"]
        for release in RELEASES
        for words in (["level=kecamatan"], [])
        for row in commands.ask(
            four.store, "poverty_by_area", "parent=35.19", f"release={release}", *words,
            edition=edition,
        )
    }  # fmt: skip
    told = 0
    for place, before in enumerate(RELEASES):
        for release in RELEASES[place + 1 :]:
            for row in changes(four.store, release, edition, f"since={before}"):
                official, registry, ranks, flow = (row[name] for name in PARTS)
                if row["change_pp"] is None:
                    continue
                assert official + registry == pytest.approx(row["change_pp"], abs=1e-9)
                first, last = (rates.get((each, row["area_code"])) for each in (before, release))
                if first is not None and last is not None:
                    assert row["change_pp"] == pytest.approx(last - first, abs=1e-9)
                if ranks is not None:
                    assert ranks + flow == pytest.approx(registry, abs=1e-9)
                    told += 1
    assert told > 10


def test_no_release_comes_before_the_first_or_after_itself(four: Four):
    assert list(changes(four.store, RELEASES[0])) == []
    assert list(changes(four.store, RELEASES[1], "internal", f"since={RELEASES[1]}")) == []
    assert list(changes(four.store, RELEASES[0], "internal", f"since={RELEASES[1]}")) == []


def test_a_pair_is_counted_once_and_again_when_one_of_it_changes(four: Four, tmp_path: Path):
    store = shutil.copytree(four.store, tmp_path / "store")

    def counted() -> dict[str, tuple[str, int]]:
        found = list(store.glob("releases/*/*/flow-*.parquet"))
        assert len({path.parent.parent.name for path in found}) == len(found)
        return {path.parent.parent.name: (str(path), path.stat().st_mtime_ns) for path in found}

    before = counted()
    assert set(before) == set(RELEASES[1:])
    files = builders.write_delivery(
        tmp_path / "in", *builders.registry([(builders.villages()[0], 2, 60)]), release="2026-3"
    )
    assert commands.data(store, "ingest", *files).code == 0
    after = counted()
    assert {release: after[release] for release in before} == before
    assert set(after) == {*before, "2026-3"}
    # In time between the second and the third: the third is now compared with it.
    files = builders.write_delivery(
        tmp_path / "more", *builders.registry([(builders.villages()[0], 2, 60)]), release="2025-3"
    )
    assert commands.data(store, "ingest", *files, "--cutoff", "2025-09-30").code == 0
    last = counted()
    moved = {release for release, found in last.items() if found != after.get(release)}
    assert moved == {"2025-3", "2025-4"}
    assert next(changes(store, "2025-4"))["since"] == "2025-3"


def test_a_release_of_an_older_form_gives_no_split(four: Four, tmp_path: Path):
    store = shutil.copytree(four.store, tmp_path / "store")
    (path,) = store.glob("releases/2025-2/*/account.json")
    path.write_text(json.dumps({**json.loads(path.read_text()), "has_characteristics": False}))
    was = current(store).id
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_PROTECTION", EXACT)
        assert commands.data(store, "publish").code == 0
    assert current(store).id != was
    for release in ("2025-2", "2025-4"):
        for row in changes(store, release):
            assert {row[name] for name in (*NAMES, "ranks_change_pp", "flow_change_pp")} == {None}
    whole = next(changes(store, "2025-4"))
    assert whole["official_change_pp"] + whole["registry_change_pp"] == pytest.approx(
        whole["change_pp"], abs=1e-9
    )
    assert next(changes(store, "2026-2"))["ranks_change_pp"] is not None
    over = next(changes(store, "2026-2", "internal", "since=2025-2"))
    assert over["change_pp"] is not None and over["ranks_change_pp"] is None
