"""Command findings: who is to be checked, as workbooks for those who may know."""

from pathlib import Path
from typing import Annotated

import typer

from data.commands.options import Json, Period, Programme, Release, release_in
from data.commands.output import out, print_json, progress
from data.settings import settings
from language.text import _


def findings(
    kind: Annotated[str, typer.Option(help=_("Jenis temuan, misalnya dead-recipient."))],
    original: Annotated[
        list[Path], typer.Option(help=_("Daftar asli milik kantor; boleh diulang."))
    ],
    out_folder: Annotated[Path, typer.Option("--out", help=_("Folder tujuan."))],
    release: Release = None,
    programme: Programme = None,
    period: Period = None,
    as_json: Json = False,
) -> None:
    from data.intake.upgrade import writing_today
    from data.matching.findings import write_findings

    with (
        progress(as_json) as tell,
        writing_today(settings().store, settings().region) as work,
    ):
        written = write_findings(
            kind,
            original,
            out_folder,
            store=settings().store,
            work=work,
            settings=settings(),
            tell=tell,
            release=release_in(release),
            programme=programme,
            period=period,
        )
    if as_json:
        print_json(
            {
                "release": written.release,
                "rows": written.rows,
                "workbooks": [str(path) for path in written.workbooks],
            }
        )
    else:
        out.print(
            _(
                "{rows} baris dalam {count} buku kerja di {folder}. Perlu dicek, bukan putusan."
            ).format(rows=written.rows, count=len(written.workbooks), folder=out_folder)
        )
