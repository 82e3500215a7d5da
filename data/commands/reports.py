"""Command reports: sheets and quarterly report on paper.

The one place where `data` reaches up: paper is set by ui/paper.
"""

from pathlib import Path
from typing import Annotated

import typer

from data.commands.options import Json, language_in, release_in
from data.commands.output import out, print_json, progress
from data.settings import settings
from language.text import _, use


def reports(
    out_folder: Annotated[Path, typer.Option("--out", file_okay=False, help=_("Folder tujuan."))],
    release: Annotated[
        str | None, typer.Option(help=_("Rilis yang dicetak; tanpa ini yang terbaru."))
    ] = None,
    area: Annotated[
        list[str] | None,
        typer.Option(help=_("Kode wilayah; boleh diulang. Kode kabupaten: laporan triwulan.")),
    ] = None,
    language: Annotated[
        str | None, typer.Option(help=_("Bahasa cetakan: id atau en; tanpa ini bahasa kantor."))
    ] = None,
    as_zip: Annotated[bool, typer.Option("--zip", help=_("Satu berkas .zip."))] = False,
    as_json: Json = False,
) -> None:
    from data.generation.generations import current
    from pages.papers import PAPERS
    from ui.paper.folder import areas_to_print, deliver
    from ui.paper.press import open_press

    use(language_in(language or settings().language))
    press = open_press(current(settings().store), settings(), release_in(release), PAPERS)
    with progress(as_json) as tell:
        written = deliver(press, areas_to_print(press, area), out_folder, tell, as_zip=as_zip)
    if as_json:
        print_json({"release": press.subject.release, "files": [str(path) for path in written]})
    else:
        out.print(
            _("{release}: {count} berkas di {folder}.").format(
                release=press.subject.release, count=len(written), folder=out_folder
            )
        )
