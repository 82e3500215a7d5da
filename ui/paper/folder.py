"""Many papers at once into a folder of the operator, which may hold files of others.

A file is only replaced when it is one that this command wrote and nobody has changed since: a
small record in the folder says which. All names are looked at before the first file is written.
"""

import json
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Final, Protocol
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from data.problems import Refused, StoreProblem
from language.text import _
from ui.paper import names
from ui.paper.press import Press
from ui.words import areas as area_names

RECORD: Final = ".kertas.json"


class Tell(Protocol):
    """Told how many papers will come, and of each that is done; see data/progress.py."""

    def expect(self, steps: int) -> None: ...

    def done(self, what: str, rows: int = 0) -> None: ...


def areas_to_print(press: Press, codes: Sequence[str] | None) -> list[str]:
    """The areas to print, each once: all of them where none is asked for.

    Raises Refused for a code that has no numbers, with the nearest names.
    """
    areas = press.subject.areas
    all_codes = [str(code) for code in areas["area_code"]]
    for code in codes or []:
        if code not in all_codes:
            near = area_names.nearest(code, areas)
            raise Refused(
                _("Tidak ada wilayah {code} dalam terbitan ini. Mungkin: {near}.").format(
                    code=code, near=", ".join(f"{each} {name}" for each, name in near.items())
                )
                if near
                else _("Tidak ada wilayah {code} dalam terbitan ini.").format(code=code)
            )
    return list(dict.fromkeys(codes or all_codes))


def deliver(
    press: Press, areas: Sequence[str], folder: Path, tell: Tell, *, as_zip: bool = False
) -> list[Path]:
    """Print the papers of areas in the language of the running script; the files written.

    Args:
        areas: codes; the region's own stands for the report.
        as_zip: one file that holds them all, in place of one each.

    Raises Refused where a file of somebody else has the name of one of them, StoreProblem where
    the folder cannot be written.
    """
    release = press.subject.release
    files = [names.pdf_name(area, release) for area in areas]
    packed = names.zip_name(press.subject.issue.region, release)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        record = _record(folder)
        for name in [packed] if as_zip else files:
            _refuse_foreign(folder / name, record)
        papers = zip(files, _papers(press, areas, tell), strict=True)
        if as_zip:
            papers = iter([(packed, _zip(papers, press))])
        return [_written(folder / name, content, record) for name, content in papers]
    except OSError as problem:
        raise StoreProblem(
            _("Tidak dapat menulis ke {folder}: {problem}.").format(
                folder=folder, problem=problem.strerror or type(problem).__name__
            )
        ) from problem


def _papers(press: Press, areas: Sequence[str], tell: Tell) -> Iterator[bytes]:
    """The papers in the order of the areas; two are in the making, and few wait to be written."""
    tell.expect(len(areas))
    workers = max(2, os.cpu_count() or 1)
    # Typst and DuckDB work outside Python's lock, so threads are enough; each keeps the language.
    with ThreadPoolExecutor(workers) as pool:
        pending: list[tuple[str, Future[bytes]]] = []
        for area in areas:
            pending.append((area, pool.submit(copy_context().run, press.paper, area)))
            if len(pending) > 2 * workers:
                yield _done(pending.pop(0), press, tell)
        while pending:
            yield _done(pending.pop(0), press, tell)


def _done(job: tuple[str, Future[bytes]], press: Press, tell: Tell) -> bytes:
    area, future = job
    content = future.result()
    tell.done(press.subject.names[area])
    return content


def _zip(papers: Iterator[tuple[str, bytes]], press: Press) -> bytes:
    """Stored, not packed again: a PDF is packed already. The date is that of the publication."""
    day = press.subject.issue.published
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for name, content in papers:
            about = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            about.external_attr = 0o644 << 16
            archive.writestr(about, content)
    return out.getvalue()


def _record(folder: Path) -> dict[str, str]:
    """SHA-256 by name of what this command wrote before; a damaged record is none."""
    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def _refuse_foreign(path: Path, record: dict[str, str]) -> None:
    if not path.exists():
        return
    if path.is_file() and sha256(path.read_bytes()).hexdigest() == record.get(path.name):
        return
    raise Refused(
        _(
            "{path} sudah ada dan bukan buatan perintah ini, atau sudah diubah. Pindahkan berkas "
            "itu, atau pilih folder lain dengan --out."
        ).format(path=path)
    )


def _written(path: Path, content: bytes, record: dict[str, str]) -> Path:
    """Write a file in one step, and note that it is ours."""
    draft = path.with_name(f".{path.name}.new")
    draft.write_bytes(content)
    draft.replace(path)
    record[path.name] = sha256(content).hexdigest()
    noted = path.with_name(f"{RECORD}.new")
    noted.write_text(json.dumps(record, indent=1, sort_keys=True), encoding="utf-8")
    noted.replace(path.with_name(RECORD))
    return path
