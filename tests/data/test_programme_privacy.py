"""What programmes tell of deciles gives away nothing that the registry's own counts hide."""

import pytest

from tests import commands
from tests.conftest import Four

SMALLEST = {"internal": 5, "public": 10}
RELEASES = ("2025-1", "2025-2")


@pytest.mark.parametrize("edition", ["internal", "public"])
@pytest.mark.parametrize("release", RELEASES)
def test_deciles_1_and_2_less_decile_1_is_no_small_count(four: Four, release: str, edition: str):
    told = 0
    for level in ("kecamatan", "desa"):
        words = ("parent=35.19", f"release={release}", f"level={level}")
        both = commands.ask(four.store, "unreached_by_area", *words, edition=edition)
        first = {
            row["area_code"]: row["families_decile1"]
            for row in commands.ask(four.store, "poverty_by_area", *words, edition=edition)
        }
        for row in both:
            one = first[row["area_code"]]
            if row["group_name"] != "all" or None in (row["families_decile12"], one):
                continue
            second = row["families_decile12"] - one
            assert second == 0 or second >= SMALLEST[edition], row
            told += 1
    assert told


@pytest.mark.parametrize("edition", ["internal", "public"])
@pytest.mark.parametrize("release", RELEASES)
def test_a_rule_of_deciles_alone_tells_no_hidden_decile(four: Four, release: str, edition: str):
    """Where the cross-tables hide a decile, who may get Sembako (deciles 1-5) is hidden too."""
    lived_in = [
        row["area_code"]
        for level in ("kecamatan", "desa")
        for row in commands.ask(
            four.store,
            *("poverty_by_area", "parent=35.19", f"release={release}", f"level={level}"),
            edition=edition,
        )
        if row["families"] != 0  # or every decile is known to be empty
    ]
    hidden = told = 0
    for area in lived_in:
        words = (f"area={area}", f"release={release}")
        groups = [
            row["count"]
            for row in commands.ask(
                four.store, "value_by_characteristic", *words, "unit=family", edition=edition
            )
            if row["characteristic"] == "decile_group" and row["value"] != "undetermined"
        ]
        (own,) = (
            row
            for row in commands.ask(four.store, "coverage_by_programme", *words, edition=edition)
            if row["programme_code"] == "SEMBAKO"
        )
        if None in groups:
            assert own["eligible"] is own["reached"] is own["missed"] is None, (own, groups)
            hidden += 1
        elif own["eligible"] is not None:
            told += 1
    assert hidden and told
