"""Command quarantine: the rows of a release that were set aside, as a workbook."""

from pathlib import Path
from typing import Annotated

import typer

from data.commands.options import Json, release_in
from data.commands.output import out, print_json, progress
from data.settings import settings
from language.text import _


def quarantine(
    release: Annotated[str, typer.Argument(help=_("Rilis, misalnya 2025-3."))],
    original: Annotated[
        list[Path], typer.Option(help=_("Kiriman asli milik kantor; boleh diulang."))
    ],
    out_file: Annotated[
        Path, typer.Option("--out", dir_okay=False, help=_("Buku kerja tujuan (.xlsx)."))
    ],
    as_json: Json = False,
) -> None:
    from data.intake.quarantine import write_quarantine
    from data.intake.upgrade import writing_today

    release_in(release)
    with (
        progress(as_json) as tell,
        writing_today(settings().store, settings().region) as work,
    ):
        written = write_quarantine(
            release,
            original,
            out_file,
            store=settings().store,
            work=work,
            settings=settings(),
            tell=tell,
        )
    if as_json:
        print_json(
            {"release": written.release, "rows": written.rows, "workbook": str(written.workbook)}
        )
    else:
        out.print(
            _("{rows} baris dalam {path}. Perbaiki di sumbernya, lalu minta kiriman baru.").format(
                rows=written.rows, path=written.workbook
            )
        )
