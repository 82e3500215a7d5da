"""Files made to do harm end in one line with their name and exit code 3, soon and in little memory.

Each is taken in by a command of its own, as an office would, so that what ends the process or fills
the memory is seen.
"""

import bz2
import gzip
import lzma
import os
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from data.intake.delivery import printable
from data.problems import Refused
from data.settings import PROJECT
from tests.data.whole import family_cells

MOST_MEMORY = 1 << 20  # kB
MOST_SECONDS = 60  # the goal is 20 on a quiet computer; nothing here may hang
HEADER = "|".join(map(str, family_cells()[0]))
ROW = "|".join(map(str, family_cells()[1]))
Make = Callable[[Path], None]

WATCHED = """
import runpy, sys
from pathlib import Path
sys.argv = ["data", "check", sys.argv[1], "--release", "2025-3"]
try:
    runpy.run_module("data", run_name="__main__")
finally:
    # Not ru_maxrss, which begins at that of the process that started this one.
    print("peak", Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
"""


def csv(*pieces: bytes | tuple[bytes, int]) -> Make:
    """A CSV of these pieces, one that is given with a number so many times."""

    def make(folder: Path) -> None:
        with (folder / "keluarga.csv").open("wb") as file:
            for each in pieces:
                words, times = each if isinstance(each, tuple) else (each, 1)
                for _time in range(times):
                    file.write(words)

    return make


def packed(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Make:
    def make(folder: Path) -> None:
        with zipfile.ZipFile(folder / "kiriman.zip", "w", method) as archive:
            for name, content in members.items():
                archive.writestr(name, content)

    return make


def spoiled(method: int) -> Make:
    """A zip with bytes that its own method cannot unpack."""

    def make(folder: Path) -> None:
        packed({"keluarga.csv": random.Random(1).randbytes(50_000)}, method)(folder)
        path = folder / "kiriman.zip"
        content = bytearray(path.read_bytes())
        content[100:400] = b"\xff" * 300
        path.write_bytes(content)

    return make


def workbook(cells: str, more: dict[str, str] | None = None, dimension: str = "A1:B2") -> Make:
    """A workbook whose sheet holds these cells, whatever it says of its size."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/><Default Extension="rels" ContentType="application/'
        'vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.'
        'openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{links}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{links}"><sheets>'
        '<sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{links}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{links}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": f'<worksheet {main}><dimension ref="{dimension}"/><sheetData>'
        f"{cells}</sheetData></worksheet>",
        **(more or {}),
    }

    def make(folder: Path) -> None:
        with zipfile.ZipFile(folder / "keluarga.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
            for name, words in parts.items():
                archive.writestr(name, words)

    return make


def swollen(folder: Path) -> None:
    workbook(row(1, "A1"), {"xl/sharedStrings.xml": " " * (500 << 20)})(folder)


def cell(name: str, quote: str = '"') -> str:
    return f"<c s='1' r={quote}{name}{quote}><v>1</v></c>"


def row(number: int, *names: str) -> str:
    return f'<row r="{number}">{"".join(map(cell, names))}</row>'


def endless_gzip(folder: Path) -> None:
    with gzip.open(folder / "keluarga.csv.gz", "wb", compresslevel=1) as file:
        for _each in range(400):
            file.write(b"1" * (1 << 20))


def in_many_members(folder: Path) -> None:
    block = b"0" * (30 << 20)  # each below what is looked at, together too much
    packed({f"{number}/keluarga.csv": block for number in range(40)})(folder)


def named(name: bytes) -> Make:
    def make(folder: Path) -> None:
        (folder / os.fsdecode(name)).write_text("tanpa,judul\n1,2\n")

    return make


def nested(folder: Path) -> None:
    content = f"{HEADER}\n{ROW}\n".encode()
    for _each in range(30):
        inner = folder / "kiriman.zip"
        with zipfile.ZipFile(inner, "w") as archive:
            archive.writestr("kiriman.zip" if _each else "keluarga.csv", content)
        content = inner.read_bytes()


HOSTILE: dict[str, Make] = {
    "a line of 6 MiB": csv(f"{HEADER}\n".encode(), (b"1", 6 << 20), b"\n"),
    "a line of 6 MiB with lone returns": csv(f"{HEADER}\r".encode(), (b"1", 6 << 20), b"\r"),
    "no line end in 300 MiB": csv((b"1" * 1024, 300 << 10)),
    "a header of 3,000 columns": csv(("|".join(f"k{n}" for n in range(3000)) + "\n").encode()),
    "lines of three million delimiters": csv(
        f"{HEADER}\n".encode(), (b"," * 3_000_000 + b"\n", 30)
    ),
    "open quotes on every line": csv(f"{HEADER}\n".encode(), (b'"1|2|3\n', 400_000)),
    "UTF-16 that ends in the middle": csv(f"{HEADER}\n{ROW}\n".encode("utf-16")[:-1]),
    "UTF-16 of half signs": csv(b"\xff\xfe" + b"\x00\xd8" * 5000),
    "a gzip that never ends": endless_gzip,
    "40 members of 30 MiB": in_many_members,
    "20,000 members": packed({f"{number}.csv": b"" for number in range(20_000)}),
    "30 archives in each other": nested,
    "LZMA that is damaged": spoiled(zipfile.ZIP_LZMA),
    "BZIP2 that is damaged": spoiled(zipfile.ZIP_BZIP2),
    "DEFLATE that is damaged": spoiled(zipfile.ZIP_DEFLATED),
    "XZ under another name": packed({"keluarga.csv.gz": lzma.compress(b"1")}),
    "BZIP2 under another name": packed({"keluarga.csv.gz": bz2.compress(b"1")}),
    "cells in both corners": workbook(row(1, "A1") + row(1048576, "XFD1048576")),
    "cells in both corners, in one row": workbook(row(1, "A1", "XFD1048576")),
    "cells in both corners, with other quotes": workbook(
        f"<row>{cell('A1', chr(39))}{cell('XFD1048576', chr(39))}</row>"
    ),
    "cells far right in every row": lambda folder: workbook(
        "".join(row(n, f"XFD{n}") for n in range(1, 60_000))
    )(folder),
    "texts that unpack to 500 MiB": swollen,
    "orders in a name": named(b"keluarga\x1b]0;x\x07\x1b[2Jv3_2025.csv"),
    "a name that is no UTF-8": named(b"keluarga\xff\xfe_v3_2025.csv"),
    "a name that is read backwards": named("keluarga_\u202excod.csv".encode()),
}


def test_orders_in_names_and_sheets_are_not_told(tmp_path: Path):
    order, backwards = "\x1b[2J", "\u202e"
    problem = Refused(f"{order}a{backwards}.csv: b\nc")
    assert str(problem) == " [2Ja .csv: b\nc"
    assert printable(f"{order}a\x9b{backwards}.csv") == " [2Ja  .csv"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="peaks of memory are read in /proc")
@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused(tmp_path: Path, make: Make):
    folder = tmp_path / "in"
    folder.mkdir()
    make(folder)
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(folder)],
        cwd=PROJECT,
        env={**os.environ, "DATA_STORE": str(tmp_path / "store")},
        capture_output=True,
        timeout=MOST_SECONDS,
        check=False,
    )
    said = done.stderr.decode("utf-8", "surrogateescape").strip()
    assert done.returncode == 3, said[-500:]
    last = said.splitlines()[-1]
    assert any(each.name.rsplit(".")[0][:8] in last for each in folder.iterdir())
    assert "Traceback" not in said
    # Nothing that a terminal takes as an order, but the bar's own.
    assert not {
        sign for sign in last if ord(sign) < 32 or 0x7F <= ord(sign) < 0xA0 or sign == "\u202e"
    }
    peak = int(done.stdout.decode().split("peak ")[-1])
    assert peak < MOST_MEMORY, f"{peak >> 10} MiB"
