"""A list of which a part seems to be missing is refused until somebody says why it is right."""

import json
from pathlib import Path

import pytest

from tests import commands
from tests.builders import nik
from tests.data.given_lists import HEADER, benefit, counted, refused, taken, write_book, write_csv

REASON = "sebagian pindah ke daftar provinsi"


def accounts(store: Path) -> list[dict]:
    return [json.loads(path.read_text()) for path in store.glob("*/*/account.json")]


@pytest.mark.parametrize("lost", ["periods", "programmes", "numbers", "lines"])
def test_a_file_of_which_more_than_half_is_lost(tmp_path: Path, lost: str):
    spoilt = {
        "periods": benefit(2, PERIODE="2025"),
        "programmes": benefit(2, "Bantuan Lain"),
        "numbers": benefit(2, NIK="", NO_KK=""),
        "lines": ["a", "b", "c"],
    }[lost]
    path = write_csv(tmp_path / "in" / "a.csv", [HEADER, *[benefit(1)] * 9, *[spoilt] * 10])
    line = refused(tmp_path / "store", path)
    assert "a.csv: 10 dari 19 baris tidak terpakai" in line and "--accept-loss" in line
    done = commands.plain_data(
        *(tmp_path / "store", "ingest-programmes", path, "--no-publish", "--json"),
        *("--accept-loss", REASON),
    )
    assert counted(done.json) == {("PKH", "2025-Q3"): (9, 5_400_000)}
    (account,) = accounts(tmp_path / "store")
    assert account["accepted_loss"]["reason"] == REASON
    assert [each["code"] for each in account["accepted_loss"]["alarms"]] == ["file_half_lost"]


def test_half_a_file_is_not_more_than_half_and_titles_are_no_loss(tmp_path: Path):
    total = ["JUMLAH", "", "", "", "", "", "600000", ""]
    rows = [*[benefit(1)] * 10, *[benefit(2, PERIODE="2025")] * 10, *[total] * 9]
    told = taken(tmp_path / "store", write_csv(tmp_path / "in" / "a.csv", [HEADER, *rows]))
    assert told["alarms"] == []
    assert told["recipients"]["accepted"] == 10


def test_one_lost_sheet_among_whole_ones(tmp_path: Path):
    sheets = {
        "Geger": [HEADER, *[benefit(1)] * 30],
        "Dolopo": [HEADER, benefit(2), *[benefit(3, PERIODE="entah")] * 3],
    }
    line = refused(tmp_path / "store", write_book(tmp_path / "in" / "a.xlsx", sheets))
    assert "a.xlsx [Dolopo]: 3 dari 4" in line


@pytest.mark.parametrize(("second", "is_taken"), [(4, False), (5, True), (12, True)])
def test_a_list_that_would_replace_one_of_more_than_twice_its_length(
    tmp_path: Path, second: int, is_taken: bool
):
    first = [HEADER, *(benefit(number) for number in range(10))]
    taken(tmp_path / "store", write_csv(tmp_path / "in" / "a.csv", first))
    path = write_csv(
        tmp_path / "in" / "b.csv", [HEADER, *(benefit(100 + number) for number in range(second))]
    )
    words = (tmp_path / "store", "ingest-programmes", path, "--no-publish")
    done = commands.plain_data(*words)
    assert done.code == (0 if is_taken else 3)
    if not is_taken:
        assert "PKH, 2025-Q3: 4 penerima akan menggantikan 10 penerima" in done.err
        assert len(accounts(tmp_path / "store")) == 1
        assert commands.plain_data(*words, "--accept-loss", " ").code == 3
        told = commands.plain_data(*words, "--accept-loss", REASON)
        assert told.code == 0 and REASON in told.out
        assert sorted(each["order"] for each in accounts(tmp_path / "store")) == [1, 2]


def test_another_period_or_programme_replaces_nothing(tmp_path: Path):
    first = [HEADER, *(benefit(number) for number in range(10))]
    taken(tmp_path / "store", write_csv(tmp_path / "in" / "a.csv", first))
    other = [HEADER, benefit(1, "BPNT"), benefit(1, period="2025-Q4")]
    told = taken(tmp_path / "store", write_csv(tmp_path / "in" / "b.csv", other))
    assert [each["replaces"] for each in told["lists"]] == [None, None]


def test_a_list_of_the_dead_of_which_most_is_lost(tmp_path: Path):
    rows = [["NIK", "TGL WAFAT"], [nik(1), "2024-11-03"], [nik(2), "2024"], [nik(3), "Meninggal"]]
    path = write_csv(tmp_path / "in" / "a.csv", rows)
    line = refused(tmp_path / "store", path, kind="deaths")
    assert "2 dari 3" in line
    done = commands.data(tmp_path / "store", "ingest-deaths", path, "--no-publish", "--json")
    assert done.json["deaths"]["accepted"] == 1
