"""The word, the sentence, the facts and the track: in every state that the data may be in."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from language import text
from pages.outlook import exhibits as outlook
from pages.outlook.exhibits import living_target
from pages.summary.verdict import Verdict, of_hundred, verdict
from ui.asking import Asking
from ui.exhibit import is_empty

HEAD: dict[str, Any] = {
    "area_name": "Kabupaten Madiun",
    "province_name": "Jawa Timur",
    "period": "2025-03",
    "p0_pct": 10.40,
    "gap_pp": 0.90,
    "previous_period": "2024-03",
    "previous_p0_pct": 10.63,
    "province_period": "2026-03",
    "province_pct": 9.06,
}
BELOW: dict[str, Any] = {
    "rule": "below_province",
    "low_pct": None,
    "high_pct": None,
    "deadline": date(2025, 12, 31),
    "judged_on": "2026-03",
    "figure_pct": None,
    "status": "not_yet_measurable",
    "chance_pct": 0.15,
    "needed_change_pp": -1.34,
}
AIM: dict[str, Any] = {
    **BELOW,
    "rule": "at_most",
    "high_pct": 9.80,
    "deadline": date(2026, 12, 31),
    "chance_pct": 27.98,
    "needed_change_pp": -0.60,
}
MARCH: dict[str, Any] = {
    "period": "2026-03",
    "gap_pp": 0.858,
    "p0_pct": 9.918,
    "p0_low80_pct": 9.656,
    "p0_high80_pct": 10.188,
    "below_published_pct": 0.15,
}
TOTAL: dict[str, Any] = {
    "area_code": "35.19",
    "period": "2027-03",
    "gap_pp": 0.857,
    "persons_to_leave": 5903.6,
}
SCENARIO: dict[str, Any] = {"largest_fall_pp": -1.12, "largest_fall_period": "2022-03"}
RELEASE: dict[str, Any] = {"release": "2026-4", "cutoff": date(2026, 10, 31)}
OFFICIAL = pd.DataFrame(
    {"area_name": ["Kabupaten Madiun"], "period": ["2025-03"], "p0_pct": [10.4]}
)


def asking(
    head: dict[str, Any] = HEAD,
    targets: tuple[dict[str, Any], ...] = (BELOW, AIM),
    march: dict[str, Any] | None = MARCH,
    total: dict[str, Any] | None = TOTAL,
    release: dict[str, Any] | None = RELEASE,
) -> Asking:
    def frame(row: dict[str, Any] | None, columns: dict[str, Any]) -> pd.DataFrame:
        return pd.DataFrame([row] if row else [], columns=list(columns))

    answers = {
        "headline": pd.DataFrame([head]),
        "target_status": pd.DataFrame(list(targets), columns=list(AIM)),
        "gap_forecast": frame(march, MARCH),
        "persons_to_leave_by_area": frame(total, TOTAL),
        "scenario_by_name": frame(SCENARIO if march else None, SCENARIO),
        "release_by_cutoff": frame(release, RELEASE),
        "official_by_area": OFFICIAL,
    }
    return Asking(lambda name, **_values: answers[name], "35.19", "35", "35.19", "2026-4")


def said(on: Asking) -> Verdict:
    made = verdict(on)
    return replace(
        made,
        standing=plain(made.standing),
        aim=plain(made.aim),
        facts=tuple(
            replace(fact, value=plain(fact.value), note=plain(fact.note)) for fact in made.facts
        ),
    )


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ").replace("**", "")


def values(made: Verdict) -> list[tuple[str, str]]:
    return [(fact.value, fact.note) for fact in made.facts]


def test_not_yet_is_said_of_the_province_and_of_the_living_target() -> None:
    made = said(asking())
    assert made.question == "Sudahkah kemiskinan Kabupaten Madiun di bawah Jawa Timur?"
    assert (made.word, made.qualifier) == ("Belum", "menurut angka resmi")
    assert made.sentence == (
        "10,40 % penduduk miskin (BPS, Maret 2025), 0,90 poin di atas Jawa Timur. Target 2026, "
        "9,80 %: perlu turun 0,60 poin."
    )
    assert values(made) == [
        ("0,86 poin", "perkiraan selisih 2027: 5.900 orang"),
        ("turun 0,23 poin", "setahun; perlu 0,60; terbesar 1,12 (2022)"),
        (
            "<1 dari 100",
            "2026 di bawah provinsi; target 9,80 %: 28 dari 100",
        ),
    ]
    assert [(stop.role, plain(stop.words)) for stop in made.track.stops] == [
        ("before", "10,63 %"),
        ("official", "10,40 %"),
        ("estimate", "9,66–10,19 %"),
        ("target", "9,80 %"),
        ("around", "9,06 %"),
    ]


@pytest.mark.parametrize(
    ("gap", "word"),
    [(0.90, "Belum"), (0.0, "Belum"), (-0.004, "Belum"), (-0.01, "Sudah"), (-0.9, "Sudah")],
)
def test_the_word_follows_the_official_gap(gap: float, word: str) -> None:
    assert verdict(asking({**HEAD, "gap_pp": gap})).word == word


def test_without_an_official_figure_nothing_is_judged() -> None:
    none = {**HEAD, "p0_pct": None, "gap_pp": None, "previous_p0_pct": None, "period": None}
    made = said(asking(none, targets=(), march=None, total=None))
    assert made.word == "Belum dapat dinilai"
    assert made.sentence == "BPS belum menerbitkan angka kemiskinan Kabupaten Madiun."
    assert [value for value, _note in values(made)] == ["–", "–", "–"]
    assert is_empty(made.track)


def test_without_the_provinces_figure_of_that_month_nothing_is_judged() -> None:
    made = said(asking({**HEAD, "gap_pp": None}))
    assert made.word == "Belum dapat dinilai"
    assert "angka Jawa Timur untuk bulan itu belum ada" in made.sentence


def test_without_a_forecast_the_official_gap_is_named_so() -> None:
    made = said(asking(march=None, total=None))
    assert values(made) == [
        ("0,90 poin", "selisih resmi 2025"),
        ("turun 0,23 poin", "setahun; perlu 0,60"),
        ("–", "belum ada perkiraan"),
    ]
    assert made.track.stop("estimate") is None
    assert "perkiraan" not in made.source


def test_without_a_registry_the_forecast_speaks_of_its_own_march() -> None:
    made = said(asking(total=None, release=None))
    assert made.facts[0].note == "perkiraan selisih 2026"


def test_nobody_has_to_leave_where_the_estimate_is_below() -> None:
    made = said(asking(total={**TOTAL, "gap_pp": -0.12, "persons_to_leave": 0.0}))
    assert values(made)[0] == ("0,12 poin", "perkiraan 2027, di bawah Jawa Timur")


def test_without_a_target_only_the_province_is_spoken_of() -> None:
    made = said(asking(targets=()))
    assert made.sentence == (
        "10,40 % penduduk miskin (BPS, Maret 2025), 0,90 poin di atas Jawa Timur."
    )
    assert made.track.stop("target") is None
    assert made.facts[1].note == "setahun; terbesar 1,12 (2022)"
    assert made.facts[2].note == "2026 di bawah provinsi"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"status": "met", "figure_pct": 9.70, "needed_change_pp": None},
            "Target 2026, 9,80 %: tercapai, 9,70 % pada Maret 2026.",
        ),
        (
            {"status": "missed", "figure_pct": 9.90, "needed_change_pp": None},
            "Target 2026, 9,80 %: belum tercapai, 9,90 % pada Maret 2026.",
        ),
        (
            {"needed_change_pp": 0.10},
            "Target 2026, 9,80 %: dinilai dengan angka Maret 2026, yang belum terbit.",
        ),
        (
            {"rule": "below_province", "high_pct": None, "needed_change_pp": -1.34},
            "Target 2026, di bawah Jawa Timur: dinilai dengan angka Maret 2026, yang belum terbit.",
        ),
        (
            {"low_pct": 9.5},
            "Target 2026, antara 9,50 % dan 9,80 %: perlu turun 0,60 poin.",
        ),
    ],
)
def test_what_is_known_of_the_target(changes: dict[str, Any], words: str) -> None:
    made = said(asking(targets=(BELOW, {**AIM, **changes})))
    assert made.sentence.endswith(words)
    if "status" in changes:
        assert "perlu" not in made.facts[1].note


def test_a_target_whose_day_has_passed_is_called_the_last_one() -> None:
    later = asking(release={**RELEASE, "cutoff": date(2027, 1, 31)})
    made = said(later)
    assert "Target terakhir (2026), 9,80 %" in made.sentence
    assert made.track.stop("target") is None


def test_a_target_lives_until_its_day_has_passed() -> None:
    targets = [AIM, BELOW]
    assert living_target(targets, date(2025, 12, 31)) == (BELOW, True)
    assert living_target(targets, date(2026, 1, 1)) == (AIM, True)
    assert living_target(targets, date(2026, 12, 31)) == (AIM, True)
    assert living_target(targets, date(2027, 1, 1)) == (AIM, False)
    assert living_target([], date(2027, 1, 1)) == ({}, False)


def test_the_day_is_that_of_the_data() -> None:
    assert outlook.today(asking()) == date(2026, 10, 31)
    assert outlook.today(asking(release=None)) == date(2025, 3, 1)


@pytest.mark.parametrize(
    ("before", "value", "note"),
    [
        ({"previous_p0_pct": 10.0}, "naik 0,40 poin", "setahun"),
        ({"previous_p0_pct": 10.4}, "tetap", "setahun"),
        ({"previous_period": "2023-03"}, "turun 0,23 poin", "sejak Maret 2023"),
    ],
)
def test_the_last_change(before: dict[str, Any], value: str, note: str) -> None:
    made = said(asking({**HEAD, **before}, targets=(), march=None, total=None))
    assert values(made)[1] == (value, note)


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (0.0, "<1 dari 100"),
        (0.99, "<1 dari 100"),
        (1.0, "1 dari 100"),
        (27.98, "28 dari 100"),
        (99.0, "99 dari 100"),
        (100.0, ">99 dari 100"),
    ],
)
def test_a_chance_is_never_none_and_never_all(chance: float, words: str) -> None:
    assert plain(of_hundred(chance)) == words


def test_it_speaks_english() -> None:
    text.use("en")
    made = said(asking())
    assert made.word == "Not yet"
    assert made.sentence == (
        "10.40% of people are poor (BPS, March 2025), 0.90 points above Jawa Timur. Target 2026, "
        "9.80%: must fall 0.60 points."
    )
    assert values(made)[2] == ("<1 in 100", "below the province in 2026; target 9.80%: 28 in 100")
