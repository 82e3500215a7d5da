"""Ketepatan in words: what is said of findings, zeros, protection and what was not checked."""

import re
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from language import text
from pages.integrity import grid, history, pairs, places, table, unchecked, words
from pages.integrity.findings import Finding, findings_of
from pages.integrity.kinds import CLAIMED, kinds, placed
from tests.askings import asking
from tests.pages.slice import slices
from tests.ui.absent import share

RELEASE = "2026-4"


Counts = tuple[int | None, int]


def by_kind(**counts: Counts) -> pd.DataFrame:
    """Rows of `integrity_by_kind`: findings and checked by kind, others 0 of 100."""
    rows = []
    for kind in kinds():
        findings, checked = counts.get(kind.name, (0, 100))
        rows.append(
            {
                "kind": kind.name,
                "findings": findings,
                "checked": checked,
                **share("findings_pct", findings, checked),
                "amount_idr": None if findings is None else findings * 1000,
            }
        )
    return pd.DataFrame(rows).astype({"findings": "Int64", "checked": "Int64"})


def found(*, is_exact: bool = True, **counts: Counts) -> list[Finding]:
    return findings_of(by_kind(**counts), is_exact=is_exact)


def verdict(**counts: Counts) -> str:
    return words.answer(found(**counts), "Kabupaten Madiun", RELEASE)[0]


def plain(html: str) -> str:
    said = re.sub(r"<[^>]+>", " ", html).replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(r"\s+", " ", said)


def programmes(*codes: str, **facts: Any) -> pd.DataFrame:
    """Rows of `programme_by_release`, all with a list."""
    about = {"is_listed": True, "has_rule": True, "is_rule_verified": True}
    about |= {"decile_min": 1.0, "decile_max": 4.0}
    return pd.DataFrame(
        [{"programme_code": code, "programme_name": f"Program {code}"} | about for code in codes]
    ).assign(**facts)


def listed(*found_and_rules: Any) -> str:
    """What could not be checked, in one text."""
    return plain(" ".join(unchecked.unchecked(*found_and_rules, {}))).replace("**", "")


def test_the_verdict_adds_up_what_was_claimed_and_nothing_else():
    said = verdict(
        forbidden_pair=(30, 200),
        repeated_in_programme=(1200, 24310),
        dead_recipient=(4, 100),
        above_limit=(999, 1000),
    )
    assert "Belum terbukti bersih: 1.234 temuan perlu dicek" in said
    assert "di antara 24.310 penyaluran yang diperiksa" in said


@pytest.mark.parametrize("kind", CLAIMED)
def test_one_finding_of_the_claim_is_enough(kind: str):
    assert "Belum terbukti bersih: 1 temuan" in verdict(**{kind: (1, 100)})


def test_other_findings_do_not_touch_the_claim():
    assert "Tidak ditemukan" in verdict(above_limit=(5, 100), not_in_registry=(5, 100))


def test_a_zero_of_the_whole_kabupaten_is_certain(protected: None):
    assert "Tidak ditemukan pembayaran ganda" in verdict()


def test_a_protected_zero_is_never_a_clean_one(protected: None):
    own = found(is_exact=False)
    (said, *_more) = words.answer(own, "Desa Mejayan", RELEASE)
    assert "**Tidak ada temuan, atau hanya sedikit** di Desa Mejayan" in said
    assert "0–4 untuk setiap hal yang diperiksa" in said
    some = found(is_exact=False, dead_recipient=(5, 100))
    assert "Belum terbukti bersih: 5" in words.answer(some, "Desa Mejayan", RELEASE)[0]


def test_without_protection_a_zero_is_certain_everywhere():
    own = found(is_exact=False)
    assert "Tidak ditemukan" in words.answer(own, "Desa Mejayan", RELEASE)[0]


def test_nothing_found_where_not_all_was_checked_is_not_certain():
    sentences = words.answer(found(dead_recipient=(None, 0)), "Kabupaten Madiun", RELEASE)
    assert "Belum dapat dipastikan" in sentences[0]
    assert "tercatat meninggal" in sentences[1]
    nothing = dict.fromkeys(CLAIMED, (None, 0))
    assert "Belum dapat diperiksa" in verdict(**nothing)


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_claim_is_quoted_with_its_date_and_no_verdict(language: str):
    text.use(language)
    said = words.answer(found(), "Kabupaten Madiun", RELEASE)[-1]
    assert "2025" in said and "Bupati" in said


def test_a_zero_stands_with_its_denominator():
    said = plain(table.findings_html(found(dead_recipient=(0, 24310))))
    assert "0 dari 24.310 diperiksa" in said


@pytest.mark.parametrize(("is_exact", "said"), [(True, "0"), (False, "0–4")])
def test_only_a_certain_zero_is_marked_as_one(protected: None, is_exact: bool, said: str):
    html = table.findings_html(found(is_exact=is_exact))
    assert f"{said} dari 100 diperiksa" in plain(html)
    assert ('class="finding zero"' in html) == is_exact
    figures = words.numbers(found(is_exact=is_exact), programmes("PKH"), RELEASE)
    assert [figure.number for figure in figures] == [*[said] * 3, "1"]


def test_findings_among_a_few_have_no_percentage():
    said = plain(table.findings_html(found(bad_nik=(7, 29), above_limit=(6, 30))))
    assert "7 dari 29 diperiksa terlalu sedikit" in said
    assert "6 dari 30 diperiksa 20,00 %" in said


def test_what_was_not_checked_is_not_in_the_table_but_in_the_list():
    all_found = found(dead_recipient=(None, 0))
    assert "meninggal" not in plain(table.findings_html(all_found))
    nobody = pd.DataFrame({"programme_code": ["PKH"], "kind": ["amount_out_of_range"]})
    said = listed(all_found, all_found, programmes("PKH"), nobody)
    assert "Tercatat meninggal sebelum periode penyaluran: belum ada daftar kematian" in said


def test_the_list_tells_programmes_without_lists_and_rules_that_are_not_verified():
    known = programmes("PKH", "RTLH", "KUBE", "YAPI").assign(
        is_listed=[True, True, False, True],
        decile_max=[4.0, None, None, 5.0],
        is_rule_verified=[True, False, False, False],
    )
    amounts = pd.DataFrame({"programme_code": ["PKH"], "kind": ["amount_out_of_range"]})
    whole = found(not_in_registry=(3, 1000), dead_recipient=(0, 900))
    said = listed(whole, whole, known, amounts)
    assert "1 dari 4 program belum dapat diperiksa sama sekali: Program KUBE." in said
    assert "tidak diketahui untuk Program RTLH." in said
    assert "belum terverifikasi: Program YAPI." in said
    assert "100 dari 1.000 penerima" in said
    assert "tidak diketahui: Program RTLH, Program YAPI." in said


def test_below_the_kabupaten_nobody_can_be_out_of_the_registry():
    own, whole = found(not_in_registry=(None, 0)), found(not_in_registry=(3, 100))
    nobody = pd.DataFrame({"programme_code": ["PKH"], "kind": ["amount_out_of_range"]})
    said = listed(own, whole, programmes("PKH"), nobody)
    assert "Tidak ditemukan di registri: hanya dapat dihitung untuk seluruh kabupaten." in said


def test_the_file_has_percentages_from_thirty_on():
    few = found(bad_nik=(7, 29), dead_recipient=(None, 0), above_limit=(6, 30))
    data = table.saved(few, asking(area_by_level=slices.known())).set_index("kind")
    assert data.loc["above_limit", "findings_pct"] == 20
    assert data.loc[["bad_nik", "dead_recipient"], "findings_pct"].isna().all()
    assert data.loc["bad_nik", "findings"] == 7
    assert pd.isna(data.loc["dead_recipient", "findings"])


def by_area() -> pd.DataFrame:
    rows = [
        {
            "area_code": code,
            "area_name": name,
            "level": "kecamatan",
            "parent_name": "Kabupaten Madiun",
            "kind": kind.name,
            "findings": many,
            "checked": 50,
            **share("findings_pct", many, 50),
            "amount_idr": many * 1000,
        }
        for code, name, many in (("35.19.01", "Kebonsari", 0), ("35.19.02", "Dolopo", 40))
        for kind in kinds()
    ]
    return pd.DataFrame(rows)


def areas(shown: str) -> str:
    """The table of areas, and the same in words for paper."""
    rows = places.rows(by_area(), RELEASE)
    kinds_ = grid.used(placed(), rows)
    html = grid.grid_html(rows, kinds_, shown, head="Wilayah", caption="x")
    table_ = grid.table(rows, kinds_, shown, head="Wilayah")
    return plain(html) + " ".join(" ".join(row) for row in (table_.head, *table_.rows))


def test_areas_stand_in_the_order_of_their_codes(protected: None):
    said = areas("findings")
    assert said.index("Kebonsari") < said.index("Dolopo")
    assert "40 dari 50" in said and "0–4 dari 50" in said
    assert "Tidak di registri" not in said


def test_rupiah_in_place_of_counts():
    said = areas("amount_idr")
    assert "Rp40.000" in said and "dari 50" not in said
    assert "Rp0" in said


def test_a_protected_zero_is_no_sum_of_rupiah(protected: None):
    said = areas("amount_idr")
    assert "Rp40.000" in said and "Rp0" not in said
    assert "Rp0" not in plain(table.findings_html(found(is_exact=False)))
    assert "Rp0" in plain(table.findings_html(found()))


@pytest.fixture
def two_at_once() -> list[pairs.Pair]:
    overlaps = pd.DataFrame(
        {
            "programme_code": ["BLT_DESA", "BLT_DESA"],
            "other_code": ["PKH", "SEMBAKO"],
            "families": [84, 0],
        }
    )
    rules = pd.DataFrame(
        {
            "programme_code": ["BLT_DESA", "BLT_DESA", "PENA"],
            "other_code": ["PKH", "SEMBAKO", "PKH"],
            "level": "family",
            "rule": ["forbidden", "forbidden", "allowed"],
            "is_verified": [True, False, False],
            "basis": "kriteria",
            "source": ["https://example.org/a", "domain notes", "domain notes"],
            "valid_from": None,
            "is_checked": [True, True, False],
        }
    )
    return pairs.pairs_of(overlaps, rules, programmes("BLT_DESA", "PKH", "SEMBAKO"))


def test_a_pair_without_families_is_a_zero_and_an_unlisted_one_is_not(
    two_at_once: list[pairs.Pair],
):
    families = {pair.codes: (pair.families, pair.is_checked) for pair in two_at_once}
    assert families == {
        ("BLT_DESA", "PKH"): (84, True),
        ("BLT_DESA", "SEMBAKO"): (0, True),
        ("PKH", "SEMBAKO"): (0, True),
        ("PENA", "PKH"): (None, False),
    }


def test_an_unverified_ban_is_only_to_be_checked(two_at_once: list[pairs.Pair]):
    rules = {pair.codes: pair.rule for pair in two_at_once}
    assert rules["BLT_DESA", "PKH"] == "forbidden"
    assert rules["BLT_DESA", "SEMBAKO"] == "to_check"
    assert rules["PKH", "SEMBAKO"] == "none"


def test_every_rule_says_its_ground_and_whether_it_was_verified(
    protected: None, two_at_once: list[pairs.Pair]
):
    listed_ = programmes("BLT_DESA", "PKH", "SEMBAKO")
    said = plain(pairs.matrix_html(two_at_once, listed_) + pairs.rules_html(two_at_once, listed_))
    assert pairs.title(two_at_once) == "84 keluarga ada di dua program yang tidak boleh bersamaan"
    assert "belum terverifikasi" in said and "example.org" in said
    assert "belum ada sumber tertulis" in said and "daftarnya belum lengkap" in said
    assert said.count("0–4") == 3  # two cells, and the row of one rule
    table_ = pairs.rules(two_at_once, listed_)
    assert [(row[1], row[3]) for row in table_.rows] == [
        ("tidak boleh bersamaan", "84"),
        ("perlu dicek", "0–4"),
        ("boleh bersamaan", "daftarnya belum lengkap"),
    ]


def test_no_family_seen_in_a_forbidden_pair_is_not_said_to_be_none(
    two_at_once: list[pairs.Pair],
):
    seen = [replace(pair, families=0) for pair in two_at_once]
    assert pairs.title(seen) == "Keluarga yang menerima dua program sekaligus"


def releases(*counts: int | None) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "release": f"2026-{place}",
                "kind": kind,
                "findings": count,
                "checked": 100,
                **share("findings_pct", count, 100),
                "amount_idr": 0,
            }
            for place, count in enumerate(counts, start=1)
            for kind in CLAIMED
        ]
    )


@pytest.mark.parametrize(
    ("counts", "title"),
    [
        ((10, 20), "Temuan naik dari 30 pada DTSEN 2026-1 menjadi 60 pada DTSEN 2026-2"),
        ((20, 10), "Temuan turun dari 60 pada DTSEN 2026-1 menjadi 30 pada DTSEN 2026-2"),
        ((7, 7), "Temuan tetap 21 sejak DTSEN 2026-1"),
        ((7, None, 9), "Temuan setiap rilis"),
        ((7,), "Temuan setiap rilis"),
    ],
)
def test_the_trend_says_only_what_every_release_shows(counts: tuple[int | None, ...], title: str):
    past = history.history(releases(*counts), "35.19", "Kabupaten Madiun")
    assert history.title(past, is_exact=True) == title


@pytest.mark.parametrize(
    ("counts", "is_told"), [((10, 20), False), ((10, 21), True), ((0, 0), False)]
)
def test_a_change_within_the_protection_is_not_told(
    protected: None, counts: tuple[int, int], is_told: bool
):
    past = history.history(releases(*counts), "35.19.01", "Kecamatan Kebonsari")
    title = history.title(past, is_exact=False)
    assert ("belum dapat dibedakan" in title) != is_told
    assert title.startswith("Temuan naik dari 30") == is_told
