"""Throw bytes at the reader of CSV lines until something breaks.

`python -m tests.data.intake.fuzz_csv_lines -max_total_time=600`. Not collected by pytest: it wants
time, and atheris (`pip install atheris`), which finds inputs by the branches that they reach.
What must hold is what tests/data/intake/test_fuzz.py says of a short run by Hypothesis: a file is
read or refused, and every record below its header is counted.
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports():
    from data.intake import csv_lines
    from data.intake.csv_lines import Damaged, Endless, TooWide, TwoTables
    from data.intake.registry import REGISTRY

FOLDER = Path(tempfile.mkdtemp())
HEADER = b"no_kk|desil_nasional|kode_kelurahan_desa\n"


def once(given: bytes) -> None:
    """Read one file, with the registry's header above it or without."""
    path, copy = FOLDER / "in.csv", FOLDER / "copy.csv"
    path.write_bytes(HEADER + given[1:] if given[:1] < b"\x80" else given[1:])
    try:
        content = csv_lines.read_bytes(path)
        lines = csv_lines.prepare(path, content, copy, REGISTRY)
        exact = csv_lines.mend_all(path, content, FOLDER / "exact.csv", REGISTRY)
    except (Damaged, Endless, TooWide, TwoTables):
        return
    assert lines.records == exact.records, (lines.records, exact.records)
    assert len(lines.unreadable) <= lines.records
    if lines.is_copy:
        written = copy.read_bytes().count(b"\n") - 1
        assert written == lines.records - len(lines.unreadable), (written, lines)


if __name__ == "__main__":
    atheris.Setup(sys.argv, once)
    atheris.Fuzz()
