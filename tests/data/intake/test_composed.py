"""Two or three oddities of offices at a time: the account is true, or one line says why not.

Every oddity rewrites the rows of the family file, its lines, or what lies in the folder, and says
itself what must come of it. The numbers are counted in plain Python beside the command.
"""

import io
import shutil
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import duckdb
import pytest
import xlsxwriter
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests import builders, commands
from tests.data import whole
from tests.data.whole import FAMILIES, PERSONS

pytestmark = pytest.mark.slow

NAMES = builders.FEW_FAMILY
KK, NIK, DECILE = NAMES[2], builders.FEW_PERSON[0], NAMES[4]
AGE = 25  # of those born on the first day of 2000, at the end of July 2025


@dataclass
class Delivery:
    """A registry while it is written, and what must come of it."""

    rows: list[list[str]] = field(
        default_factory=lambda: [list(map(str, row)) for row in whole.family_cells()]
    )
    persons: list[list[str]] = field(
        default_factory=lambda: [list(map(str, row)) for row in whole.person_cells()]
    )
    above: list[str] = field(default_factory=list)  # lines above the header
    end: str = "\n"
    encoding: str = "utf-8"
    delimiter: str = ";"
    is_quoted: bool = False
    # What is written in other bytes than rows say: the lines of the CSV, one after another.
    rewrite: list[Callable[[list[str]], list[str]]] = field(default_factory=list)
    ends: list[Callable[[list[str]], list[str]]] = field(default_factory=list)
    form: str = "csv"
    extras: dict[str, bytes] = field(default_factory=dict)
    # What must come of it.
    lost: set[str] = field(default_factory=set)  # KK of families that cannot be taken
    unreadable: int = 0
    aside: Counter[str] = field(default_factory=Counter)
    no_nik: set[int] = field(default_factory=set)  # places of persons
    top: int = 10
    unranked: set[str] = field(default_factory=set)
    is_refused: bool = False

    def own(self, place: int) -> str:
        """The KK of a family, as it truly is."""
        return FAMILIES[place][KK]


Oddity = Callable[[Delivery], None]
ODDITIES: dict[str, Oddity] = {}


def oddity(make: Oddity) -> Oddity:
    ODDITIES[make.__name__] = make
    return make


def each_cell(it: Delivery, column: int, spell: Callable[[str, int], str]) -> None:
    """Spell a column of the family rows that hold a family."""
    for place, row in enumerate(it.rows[1:]):
        if row[KK_PLACE].strip():
            row[column] = spell(row[column], place)


KK_PLACE, DECILE_PLACE = NAMES.index(KK), NAMES.index(DECILE)


@oddity
def sep_line(it: Delivery) -> None:
    it.above.insert(0, f"sep={it.delimiter}")


@oddity
def titles(it: Delivery) -> None:
    it.above += ["DAFTAR KELUARGA", "", "Kabupaten Madiun, 2025"]


@oddity
def numbered_columns(it: Delivery) -> None:
    it.rows.insert(1, [str(place) for place in range(1, len(NAMES) + 1)])
    it.aside["not_a_record"] += 1


@oddity
def repeated_header(it: Delivery) -> None:
    for place in (20, 9):
        it.rows.insert(place, [name.upper() for name in it.rows[0]])
        it.aside["not_a_record"] += 1


@oddity
def total_and_signature(it: Delivery) -> None:
    it.rows += [["JUMLAH", *[""] * 6], ["", "", "", "Kepala Dinas", "", "", ""]]
    it.aside["not_a_record"] += 2


@oddity
def mixed_line_ends(it: Delivery) -> None:
    it.ends.insert(
        0, lambda lines: [f"{line}\r" if n % 2 else line for n, line in enumerate(lines)]
    )


@oddity
def lone_returns(it: Delivery) -> None:
    it.ends.append(lambda lines: [*lines[:-8], "\r".join(lines[-8:])])


@oddity
def bom_in_the_middle(it: Delivery) -> None:
    it.rewrite.append(lambda lines: [*lines[:15], f"\ufeff{lines[15]}", *lines[16:]])


@oddity
def left_off_delimiters(it: Delivery) -> None:
    it.rewrite.append(
        lambda lines: [
            line if place // 16 % 2 else line.removesuffix(it.delimiter * 2)
            for place, line in enumerate(lines)
        ]
    )


@oddity
def empty_rows(it: Delivery) -> None:
    it.rewrite.append(lambda lines: [*lines[:12], it.delimiter * 6, "", *lines[12:], ";;;;"])
    it.rewrite.append(lambda lines: [line for line in lines if line != ";;;;"])


@oddity
def nameless_columns(it: Delivery) -> None:
    it.rewrite.append(lambda lines: [line + it.delimiter * 3 for line in lines])


@oddity
def utf_16(it: Delivery) -> None:
    it.encoding = "utf-16"


@oddity
def latin_1(it: Delivery) -> None:
    it.encoding = "latin-1"
    for row in it.rows[1:]:
        row[3] = row[3].replace("CONTOH", "CONTÑH")


@oddity
def pipes(it: Delivery) -> None:
    it.delimiter = "|"


@oddity
def quoted(it: Delivery) -> None:
    it.is_quoted = True


@oddity
def invisible_signs(it: Delivery) -> None:
    each_cell(it, KK_PLACE, lambda cell, n: f"\u200b{cell}\u00ad" if n % 3 == 1 else cell)


@oddity
def dots_and_dashes(it: Delivery) -> None:
    each_cell(it, KK_PLACE, lambda cell, n: f"{cell[:6]}.{cell[6:]}" if n % 3 == 2 else cell)


@oddity
def zeros_for_niks(it: Delivery) -> None:
    for place in range(0, len(PERSONS), 7):
        it.persons[1 + place][0] = "0" * 16
        it.no_nik.add(place)


@oddity
def deciles_in_words(it: Delivery) -> None:
    each_cell(it, DECILE_PLACE, lambda cell, n: f"Desil {cell}" if cell.isdigit() else cell)


@oddity
def seven_or_more(it: Delivery) -> None:
    def spell(cell: str, _place: int) -> str:
        digits = "".join(filter(str.isdigit, cell))
        return "7+" if digits and int(digits) >= 7 and "Okt" not in cell else cell

    each_cell(it, DECILE_PLACE, spell)
    it.top = 7


@oddity
def not_ranked(it: Delivery) -> None:
    each_cell(it, DECILE_PLACE, lambda cell, n: "Belum diperingkat" if n % 9 == 4 else cell)
    it.unranked |= {it.own(place) for place in range(len(FAMILIES)) if place % 9 == 4}


@oddity
def impossible_decile(it: Delivery) -> None:
    for row in it.rows[1:]:
        if row[KK_PLACE] == it.own(6):
            row[DECILE_PLACE] = "07-Okt"
            it.lost.add(it.own(6))
            it.aside["decile_out_of_range"] += 1


@oddity
def rounded_numbers(it: Delivery) -> None:
    each_cell(it, KK_PLACE, lambda cell, n: "3,51901E+15")
    it.is_refused = True


@oddity
def other_columns_below(it: Delivery) -> None:
    it.rows[12:] = [row[::-1] for row in [it.rows[0], *it.rows[12:]]]
    it.is_refused = True


@oddity
def days_in_words(it: Delivery) -> None:
    for row in it.persons[1:]:
        row[3] = "Madiun, 1 Januari 2000"


@oddity
def sexes_in_words(it: Delivery) -> None:
    for row in it.persons[1:]:
        row[4] = {"1": "1 - Laki-laki", "2": "Perempuan"}.get(row[4], row[4])


@oddity
def unreadable_line(it: Delivery) -> None:
    def spoil(lines: list[str]) -> list[str]:
        return [f'"{line}' if it.own(3)[-10:] in line else line for line in lines]

    if it.form == "csv":
        it.rewrite.append(spoil)


@oddity
def strangers(it: Delivery) -> None:
    it.extras |= {"foto.jpg": b"x", "catatan.txt": b"halo\n", "lama.xls": b"x", "kosong.csv": b""}


@oddity
def workbook(it: Delivery) -> None:
    it.form = "workbook"


@oddity
def two_sheets(it: Delivery) -> None:
    it.form = "two sheets"


@oddity
def hidden_sheet(it: Delivery) -> None:
    it.form = "hidden sheet"


@oddity
def stray_cell(it: Delivery) -> None:
    it.form = "stray cell"


@oddity
def zip_in_zip(it: Delivery) -> None:
    it.extras["pack"] = b""


def written(it: Delivery, folder: Path) -> None:
    """Write the delivery, its lines or cells rewritten."""
    folder.mkdir(parents=True)
    packs = it.extras.pop("pack", None) is not None
    for name, content in it.extras.items():
        (folder / name).write_bytes(content)
    builders.text_file(folder / "anggota_v3_2025.csv", it.persons)
    if it.form != "csv":
        _sheets(it, folder / "keluarga_v3_2025.xlsx")
    else:
        text = io.StringIO(newline="")
        for row in it.rows:
            cells = (f'"{cell}"' for cell in row) if it.is_quoted else row
            text.write(it.delimiter.join(cells) + "\n")
        lines = [*it.above, *text.getvalue().splitlines()]
        for change in [*it.rewrite, *it.ends]:
            lines = change(lines)
        content = "".join(line + it.end for line in lines)
        (folder / "keluarga_v3_2025.csv").write_bytes(encoded(content, it.encoding))
    if packs:
        inner = io.BytesIO()
        with zipfile.ZipFile(inner, "w") as packed:
            for path in sorted(folder.iterdir()):
                packed.write(path, f"35\\19\\{path.name}")
                path.unlink()
        builders.zipped(folder / "kiriman.zip", {"a/lagi.zip": inner.getvalue()})


def encoded(content: str, encoding: str) -> bytes:
    """The bytes of a file; what Latin-1 lacks is UTF-8, as where files were joined."""
    if encoding != "latin-1":
        return content.encode(encoding)
    return b"".join(each.encode("latin-1" if ord(each) < 256 else "utf-8") for each in content)


def _sheets(it: Delivery, path: Path) -> None:
    rows = [*([line] for line in it.above if not line.startswith("sep=")), *it.rows]
    half = len(rows) // 2
    with xlsxwriter.Workbook(path) as book:
        sheets = {"Data": rows}
        if it.form == "two sheets":
            sheets = {"Data": rows[:half], "Lanjutan": rows[half:]}
        if it.form == "hidden sheet":
            sheets["Lama"] = [[*row[:4], "1", *row[5:]] for row in it.rows]
        for name, own in sheets.items():
            sheet = book.add_worksheet(name)
            for line, row in enumerate(own):
                for place, cell in enumerate(row):
                    sheet.write_string(line, place, cell)
            if name == "Lama":
                sheet.hide()
        if it.form == "stray cell":
            book.worksheets()[0].write_string("XFD9", "x")


def expected(it: Delivery) -> tuple[int, int, Counter[int | None]]:
    """Families, persons and deciles that must be taken, counted here."""
    taken = [row for row in FAMILIES if row[KK] not in it.lost]
    own = {row[KK] for row in taken}
    deciles = Counter[int | None](
        None if row[KK] in it.unranked else min(int(row[DECILE]), it.top) for row in taken
    )
    return len(taken), sum(row[KK] in own for row in PERSONS), deciles


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("composed")


@settings(max_examples=40, deadline=None)
@example(chosen=["nameless_columns", "left_off_delimiters", "empty_rows"])
@given(chosen=st.lists(st.sampled_from(sorted(ODDITIES)), min_size=2, max_size=3, unique=True))
def test_oddities_together(place: Path, chosen: list[str]):
    shutil.rmtree(place)
    it = Delivery()
    for name in chosen:
        ODDITIES[name](it)
    written(it, place / "in")
    done = commands.plain_data(place / "store", "ingest", place / "in", "--no-publish", "--json")
    if it.is_refused:
        assert (done.code, done.out, len(done.err.splitlines())) == (3, "", 1), done.err
        assert not list((place / "store").glob("releases/*/*"))
        assert "CONTOH" not in done.err and FAMILIES[0][KK] not in done.err
        return
    told = done.json
    broken = sum(file["unreadable"] for file in told["files"])
    if "unreadable_line" in chosen and it.form == "csv":
        assert broken == 1
        it.lost.add(it.own(3))
    else:
        assert broken == 0
    families, persons, deciles = expected(it)
    assert told["families"]["accepted"] == families
    assert told["families"]["rows"] == families + broken + it.aside.total()
    assert told["families"]["quarantined"] == dict(it.aside)
    assert told["persons"]["accepted"] == persons
    assert told["persons"]["quarantined"] == (
        {"no_family": len(PERSONS) - persons} if persons < len(PERSONS) else {}
    )
    for file in told["files"]:
        parts = file["accepted"] + file["repeated"] + file["unreadable"]
        assert parts + sum(file["quarantined"].values()) == file["rows"]
        assert file["unreadable"] == len(file["unreadable_rows"])
    (folder,) = (place / "store").glob("releases/*/*")
    assert counted(folder / "family.parquet", "decile") == deciles
    assert counted(folder / "person.parquet", "age") == {AGE: persons}
    assert counted(folder / "person.parquet", "sex").total() == persons
    assert None not in counted(folder / "person.parquet", "sex")
    lost = {row[KK] for row in FAMILIES if row[KK] in it.lost}
    without = [n for n in it.no_nik if PERSONS[n]["nomor_kartu_keluarga"] not in lost]
    assert told["findings"]["empty_nik"] == len(without)
    named = {each["file"].rsplit("/", 1)[-1] for each in told["left_out"]}
    assert named >= set(it.extras) - {"pack"}
    assert told["top_decile"] == it.top


def counted(path: Path, column: str) -> Counter[object]:
    rows = duckdb.execute(f"select {column} from read_parquet(?)", [str(path)]).fetchall()
    return Counter(value for (value,) in rows)


def test_born_when_it_is_said():
    assert (date(2025, 7, 31) - date(2000, 1, 1)).days // 365 == AGE
