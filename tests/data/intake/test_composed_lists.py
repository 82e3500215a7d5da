"""Lists with two or three oddities at a time, counted by the project and again in plain Python."""

import csv
import io
import shutil
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import commands
from tests.builders import kk, nik
from tests.data.given_lists import Cells, counted, write_book

pytestmark = pytest.mark.slow

PROGRAMMES = {"PKH": "PKH", "BPNT": "SEMBAKO", "blt desa": "BLT_DESA"}
QUARTER, MONTH = "2025-Q3", "2025-07"
PERIODS: list[tuple[str, dict[str, str]]] = [
    *(
        (QUARTER, {"periode": text})
        for text in (
            *("2025-Q3", "TW III 2025", "Tahap 3 Th. 2025", "Juli-September 2025"),
            *("JULI,AGUSTUS,SEPTEMBER 2025", "01/07/2025 - 30/09/2025"),
        )
    ),
    *((QUARTER, {"tahap": text, "tahun": "2025"}) for text in ("3", "III", "Tahap 3", "3.0")),
    (QUARTER, {"triwulan": "3", "tahun": "2025.0"}),
    *((MONTH, {"bulan": text, "tahun": "2025"}) for text in ("7", "07", "Juli", "7.0")),
    *((MONTH, {"periode": text}) for text in ("Juli 2025", "2025-07", "07/2025")),
]
AMOUNTS: list[Callable[[int], str]] = [
    str,
    lambda rupiah: f"Rp {rupiah:,}".replace(",", "."),
    lambda rupiah: f"Rp. {rupiah:,},-".replace(",", ".").replace(".-", ",-"),
    lambda rupiah: f"{rupiah:,}.00",
    lambda rupiah: f"{rupiah}.0",
]
STATUSES = {
    **{"": "", "Berhasil": "", "00 - SUKSES": ""},
    **{"SPM": "pending_payment", "EXCLUDE": "failed_payment", "entah": "unknown_status"},
}
NUMBERS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "quoted": lambda number: f"'{number}",
    "parted": lambda number: ".".join(number[place : place + 4] for place in range(0, 16, 4)),
    "unseen": lambda number: f"\ufeff{number[:6]}\u200b{number[6:]}\xa0\u202c",
    "zeros": lambda _number: "0" * 16,
    "none": lambda _number: "-",
}
ODDITIES = [
    *("titles", "numbering", "header again", "totals", "signature", "note", "merged", "visual"),
    *("sheets go on", "summary", "joined", "wide", "other words"),
]
NIP = "19700101 199503 1 002"


@dataclass
class Table:
    """One sheet or piece: its rows, below a header or not, and what they come to on paper."""

    rows: list[Cells] = field(default_factory=list)
    groups: list[tuple[int, int]] = field(default_factory=list)  # first and last row of each
    verdicts: Counter[str] = field(default_factory=Counter)


@dataclass
class Composed:
    """A list with its oddities, and the count on paper of all its tables."""

    odd: set[str]
    header: Cells
    is_book: bool
    tables: list[Table]
    benefits: dict[tuple[str, str], list[int]]
    findings: Counter[str]


@st.composite
def composed(draw: st.DrawFn) -> Composed:
    odd = set(draw(st.lists(st.sampled_from(ODDITIES), min_size=2, max_size=3, unique=True)))
    is_wide = "wide" in odd
    if is_wide:  # names its programmes in columns, and so has no cells to merge
        odd -= {"merged", "visual"}
    is_book = bool(odd & {"merged", "sheets go on", "summary"}) or draw(st.booleans())
    period, cells = draw(st.sampled_from(PERIODS))
    spell = draw(st.sampled_from(AMOUNTS))
    own = ["PKH", "BPNT", "nominal_pkh", "nominal_bpnt"] if is_wide else ["PROGRAM", "NOMINAL"]
    header: Cells = ["NO", "NAMA", "NIK", "NO KK", *own, *cells, "STATUS"]
    if "other words" in odd:
        header[2:4] = ["N.I.K.", "No. Kartu Keluarga"]
    made = Composed(odd, header, is_book, [], defaultdict(list), Counter())
    number = 0
    for _table in range(draw(st.integers(1, 3)) if odd & {"sheets go on", "joined"} else 1):
        table = Table()
        if "numbering" in odd and not ("sheets go on" in odd and made.tables):
            _furniture(table, [f"({place})" for place in range(1, len(header) + 1)])
        for _group in range(draw(st.integers(1, 2))):
            programme = draw(st.sampled_from(sorted(PROGRAMMES)))
            first, total = len(table.rows), 0
            for place in range(draw(st.integers(3, 5))):
                number += 1
                kind = draw(st.sampled_from(sorted(NUMBERS))) if place else "plain"
                status = draw(st.sampled_from(sorted(STATUSES)))
                yes = draw(st.sampled_from([("PKH",), ("BPNT",), ("PKH", "BPNT")]))
                row = dict.fromkeys(header, "")
                row |= {"NO": str(number), "NAMA": f"CONTOH {number}", "STATUS": status}
                row[header[2]] = NUMBERS[kind](nik(number))
                row[header[3]] = NUMBERS[kind](kk(number))
                if place == 0 or not odd & {"merged", "visual"}:
                    row |= {"PROGRAM": programme, **cells}
                row |= cells if is_wide else {}
                verdict = "no_number" if kind in ("zeros", "none") else "accepted"
                table.verdicts[verdict] += 1
                for each in yes if is_wide else [programme]:
                    rupiah = draw(st.sampled_from([225_000, 600_000, 1_750_000]))
                    total += rupiah
                    if is_wide:
                        row |= {each: "YA", f"nominal_{each.lower()}": spell(rupiah)}
                    else:
                        row["NOMINAL"] = spell(rupiah)
                    if verdict == "accepted":
                        made.benefits[PROGRAMMES[each], period].append(rupiah)
                        made.findings[STATUSES[status]] += 1
                table.rows.append([row[name] for name in header])
                if "header again" in odd and place == 1:
                    _furniture(table, header)
            table.groups.append((first, len(table.rows) - 1))
            if "totals" in odd:
                word = draw(st.sampled_from(["JUMLAH", "Sub Total", "TOTAL KESELURUHAN"]))
                sums = draw(st.sampled_from([spell(total), "3", f"Rp. {total}", ""]))
                row = dict.fromkeys(header, "") | {"NAMA": word, header[2]: sums}
                row |= {"PROGRAM": programme, "NOMINAL": spell(total), **cells}
                row |= {"PKH": "1", "nominal_pkh": spell(total)} if is_wide else {}
                _furniture(table, [row[name] for name in header])
        if "signature" in odd:
            where = draw(st.integers(0, len(header) - 1))
            for text in ("Madiun, 3 Juli 2025", "Kepala Dinas Sosial", f"NIP. {NIP}"):
                cell = "" if is_wide and where >= 4 else text
                _furniture(table, ["" if n != where else cell for n in range(len(header))])
        if "note" in odd:
            _furniture(table, ["Catatan: NIK 0 berarti belum rekam", *[""] * (len(header) - 1)])
        made.tables.append(table)
    return made


def _furniture(table: Table, row: Cells) -> None:
    """Add a row that is no person, if anything stands in it."""
    if any(row):
        table.rows.append(row)
        table.verdicts["not_a_record"] += 1


def write(folder: Path, made: Composed) -> tuple[Path, list[Counter[str]]]:
    """The file, and the count on paper of each table that the project shall tell of."""
    titles = [["DAFTAR PENERIMA BANTUAN"], ["TAHUN 2025"]] if "titles" in made.odd else []
    if made.is_book and ("sheets go on" in made.odd or len(made.tables) == 1):
        sheets, merged = {}, []
        if "summary" in made.odd:
            sheets["REKAP"] = [["NO", "KECAMATAN", "JUMLAH"], ["1", "Geger", "9"]]
        for place, table in enumerate(made.tables):
            above = [*titles, made.header] if place == 0 else []
            sheets[f"Kecamatan {place}"] = [*above, *table.rows]
            if "merged" in made.odd:
                for first, last in table.groups:
                    merged += [
                        (f"Kecamatan {place}", len(above) + first, n, len(above) + last, n, cell)
                        for n, cell in enumerate(table.rows[first])
                        if made.header[n] in ("PROGRAM", "periode", "tahap", "triwulan", "bulan")
                    ]
                    merged += [
                        (f"Kecamatan {place}", len(above) + first, n, len(above) + last, n, "2025")
                        for n, name in enumerate(made.header)
                        if name == "tahun"
                    ]
        return write_book(folder / "daftar.xlsx", sheets, merged), [
            table.verdicts for table in made.tables
        ]
    whole = io.StringIO(newline="")
    for place, table in enumerate(made.tables):
        mark = "\ufeff" if place else ""
        whole.write(mark)
        csv.writer(whole, delimiter=";").writerows(
            [*(titles if not place else []), made.header, *table.rows]
        )
    path = folder / "daftar.csv"
    path.write_text(whole.getvalue(), encoding="utf-8-sig", newline="")
    verdicts = sum((table.verdicts for table in made.tables), Counter())
    verdicts["not_a_record"] += len(made.tables) - 1
    return path, [+verdicts]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("composed")


@settings(max_examples=60, deadline=None)
@given(made=composed())
def test_benefits_rupiah_and_verdicts_are_those_on_paper(folder: Path, made: Composed):
    shutil.rmtree(folder)
    folder.mkdir()
    path, verdicts = write(folder, made)
    done = commands.plain_data(
        folder / "store", "ingest-programmes", path, "--no-publish", "--json"
    )
    if any(each["no_number"] * 2 > each.total() for each in verdicts):
        assert (done.code, done.out, len(done.err.splitlines())) == (3, "", 1)
        assert not [*(folder / "store" / "programmes").glob("*/account.json")]
        return
    told: dict[str, Any] = done.json
    assert [
        Counter({"accepted": file["accepted"], **file["quarantined"]}) for file in told["files"]
    ] == verdicts
    assert counted(told) == {
        pair: (len(amounts), sum(amounts)) for pair, amounts in made.benefits.items()
    }
    del made.findings[""]
    assert told["findings"] == +made.findings
    is_summed = "summary" in made.odd and path.suffix == ".xlsx"
    assert [each["sheet"] for each in told["left_out"]] == (["REKAP"] if is_summed else [])
