"""Perturbation tables: what the cell key method promises, over many settings; record keys."""

import math
from collections import Counter
from itertools import groupby
from pathlib import Path

import duckdb
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from data.protection.perturbation import (
    KEYS,
    TURNS,
    most_even,
    perturbation_table,
    store_perturbation,
    store_protection,
)
from data.settings import Protection, Protections, Settings
from queries import query
from tests import builders, commands

pytestmark = pytest.mark.slow

PUBLIC, INTERNAL = Protections().public, Protections().internal


@st.composite
def protections(draw: st.DrawFn) -> Protection:
    """Any settings that can be had."""
    most = draw(st.integers(1, 12))
    variance = draw(st.floats(0.05, most * (most + 1) / 3))
    return Protection(most=most, variance=variance, unseen=draw(st.integers(0, most - 1)))


def by_count(protection: Protection) -> dict[int, dict[int, float]]:
    """For each true count the probability of every change."""
    table = groupby(perturbation_table(protection), key=lambda change: change.count)
    return {count: {c.added: c.probability for c in own} for count, own in table}


@settings(deadline=None)
@given(protections())
def test_every_promise_holds_for_every_count(protection: Protection):
    table = by_count(protection)
    assert list(table) == list(range(protection.most + protection.unseen + 2))
    assert table[0] == {0: 1.0}
    for count, own in table.items():
        if not count:
            continue
        assert math.isclose(sum(own.values()), 1, abs_tol=1e-9)
        assert all(probability > 0 for probability in own.values())
        assert abs(sum(added * p for added, p in own.items())) < 1e-6
        for added in own:
            assert abs(added) <= protection.most
            assert count + added == 0 or count + added > protection.unseen
        assert len(own) > 1, "every count can be moved"


@settings(deadline=None)
@given(protections())
def test_the_variance_is_the_one_asked_for_where_it_can_be(protection: Protection):
    for count, own in by_count(protection).items():
        if not count:
            continue
        variance = sum(added**2 * p for added, p in own.items())
        below = max(added for added in own if added < 0)
        above = min(added for added in own if added > 0)
        least = 0 if 0 in own else -below * above
        greatest = -min(own) * max(own)
        inside = 0.05 * (greatest - least)
        wanted = min(max(protection.variance, least + inside), greatest - inside)
        assert variance == pytest.approx(wanted, abs=1e-4)


@settings(deadline=None)
@given(protections())
def test_large_counts_are_moved_alike_up_and_down(protection: Protection):
    last = by_count(protection)[protection.most + protection.unseen + 1]
    assert set(last) == set(range(-protection.most, protection.most + 1))
    for added, probability in last.items():
        assert probability == pytest.approx(last[-added], abs=1e-6)


def test_no_other_distribution_of_that_mean_and_variance_is_more_even():
    """Against many others made by moving three or more probabilities at once."""
    support = np.array([-4.0, 1, 2, 3, 4, 5])
    best = most_even(support, 6)
    rows = np.vstack([np.ones(6), support, support**2])
    _u, _s, turns = np.linalg.svd(rows)
    draw = np.random.default_rng(1)

    def entropy(p: np.ndarray) -> float:
        return float(-(p * np.log(p)).sum())

    tried = 0
    for _each in range(300):
        other = best + turns[3:].T @ draw.normal(size=3) * 0.02
        if (other > 0).all():
            assert np.allclose(rows @ other, rows @ best)
            assert entropy(other) < entropy(best)
            tried += 1
    assert tried > 50


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"most": 5, "variance": 11, "unseen": 4}, "variance"),
        ({"most": 5, "variance": 0, "unseen": 4}, "variance"),
        ({"most": 5, "variance": 4, "unseen": 5}, "unseen"),
        ({"most": -1, "variance": 4, "unseen": 1}, "most"),
        ({"most": 21, "variance": 4, "unseen": 1}, "most"),
        ({"most": 2, "variance": 1, "unseen": 1, "smallest": 3}, "smallest"),
    ],
)
def test_settings_that_cannot_be_had_are_told(words: dict[str, float], said: str):
    with pytest.raises(ValidationError, match=said):
        Protection(**words)  # pyright: ignore[reportArgumentType]


def test_only_officials_may_see_counts_as_they_are():
    assert Protections(internal=Protection(most=0)).internal.is_exact
    assert Protection(most=0, variance=4, unseen=4).unseen == 0
    assert by_count(Protection(most=0)) == {0: {0: 1.0}}
    with pytest.raises(ValidationError, match="public"):
        Protections(public=Protection(most=0))


def test_the_settings_file_says_what_the_code_holds_to_be_right(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("DATA_PROTECTION")
    assert Settings().protection == Protections()


def drawn(protection: Protection, edition: str, count: int, size: int = 40_000) -> list[int]:
    """What is published of a count under many cell keys, by SQL."""
    with duckdb.connect() as connection:
        store_perturbation(connection, protection)
        store_protection(connection, edition, protection)  # pyright: ignore[reportArgumentType]
        connection.execute(
            "create table cell as select 'r' as release, 'area' as relation, 'a' as area_code, "
            "number::varchar as name, '' as other, 'persons_decile1' as measure, "
            "$count::bigint as count, (hash(number) % 4294967296)::bigint as cell_key, "
            "null::bigint as amount_idr from range($size) as each(number)",
            {"count": count, "size": size},
        )
        each = query("protected", "build")
        rows = connection.execute(
            f"select count from ({each.sql}) order by name",
            each.bind({"region": "k", "turn": TURNS[edition]}),  # pyright: ignore[reportArgumentType]
        ).fetchall()
    return [value for (value,) in rows]


@pytest.mark.parametrize(("edition", "own"), [("public", PUBLIC), ("internal", INTERNAL)])
@pytest.mark.parametrize("count", [0, 1, 2, 4, 5, 7, 10, 3600])
def test_the_query_draws_what_the_table_says(edition: str, own: Protection, count: int):
    found = drawn(own, edition, count)
    assert len(found) == 40_000
    table = by_count(own)
    expected = table[min(count, max(table))]
    seen = Counter(value - count for value in found)
    assert set(seen) <= set(expected)
    for added, probability in expected.items():
        spread = math.sqrt(probability * (1 - probability) / len(found))
        assert abs(seen[added] / len(found) - probability) < 5 * spread + 1e-9


def test_the_two_editions_are_moved_independently():
    """Else one who reads both would know more than either tells."""
    public, internal = (
        np.array(drawn(own, edition, 100)) - 100
        for edition, own in (("public", PUBLIC), ("internal", INTERNAL))
    )
    assert abs(np.corrcoef(public, internal)[0, 1]) < 0.03
    for value in (-2, -1, 0, 1, 2):
        given_one = public[internal == value]
        assert abs(given_one.mean()) < 0.15
        assert given_one.var() == pytest.approx(PUBLIC.variance, rel=0.1)


def test_turning_a_key_loses_none_of_them():
    for turn in TURNS.values():
        assert math.gcd(turn, KEYS) == 1 and turn < 2**31


def kept(store: Path, kind: str, release: str) -> dict[bytes, int]:
    (path,) = store.glob(f"releases/{release}/*/{kind}.parquet")
    name = f"{kind}_hash"
    with duckdb.connect() as connection:
        return dict(
            connection.execute(
                f"select {name}, record_key from read_parquet(?) where {name} is not null",
                [str(path)],
            ).fetchall()
        )


@pytest.mark.slow
def test_a_record_has_the_same_key_in_every_release_and_list(tmp_path: Path):
    desa = builders.villages()
    store = tmp_path / "store"
    for release, decile in (("2025-3", 1), ("2025-4", 4)):
        files = builders.registry([(desa[0], decile, 40)], members=2)
        for person in files[1][::9]:
            person["nomor_induk_kependudukan"] = ""
        builders.write_delivery(tmp_path / release, *files, release=release)
        assert commands.data(store, "ingest", tmp_path / release).code == 0
    for kind in ("family", "person"):
        one, other = kept(store, kind, "2025-3"), kept(store, kind, "2025-4")
        assert one == other and len(one) >= 40
        assert len(set(one.values())) == len(one)
        for number, key in one.items():
            assert key == int(number.hex()[:8], 16)
    nameless = []
    for release in ("2025-3", "2025-4"):
        (path,) = store.glob(f"releases/{release}/*/person.parquet")
        with duckdb.connect() as connection:
            nameless.append(
                connection.execute(
                    "select family_hash, record_key from read_parquet(?) "
                    "where person_hash is null order by all",
                    [str(path)],
                ).fetchall()
            )
    assert nameless[0] == nameless[1]
    assert len({key for _family, key in nameless[0]}) == len(nameless[0]) > 5
    rows = [
        {"program": "PKH", "periode": "2025-Q4", "nik": builders.nik(100), "no_kk": ""},
        {"program": "PKH", "periode": "2025-Q4", "nik": "", "no_kk": builders.kk(1)},
    ]
    builders.write_table(tmp_path / "pkh.csv", list(rows[0]), rows)
    assert commands.data(store, "ingest-programmes", tmp_path / "pkh.csv").code == 0
    (path,) = store.glob("programmes/*/recipient.parquet")
    with duckdb.connect() as connection:
        found = connection.execute(
            "select coalesce(person_hash, family_hash), record_key from read_parquet(?)",
            [str(path)],
        ).fetchall()
    assert all(key == int(number.hex()[:8], 16) for number, key in found)
    assert len(found) == 2
