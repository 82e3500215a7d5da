"""Command areas: the boundaries that the office has, for the map."""

from pathlib import Path
from typing import Annotated

import typer

from data.commands.options import Json
from data.commands.output import out, print_json, print_lines
from data.settings import settings
from language.text import _


def areas(
    file: Annotated[Path, typer.Argument(help=_("Berkas batas desa."))],
    allow_missing: Annotated[
        bool, typer.Option("--allow-missing", help=_("Terima juga bila ada desa yang kurang."))
    ] = False,
    as_json: Json = False,
) -> None:
    from data.boundaries.geojson import keep
    from data.boundaries.office_file import read_areas, refuse_missing, survey_words
    from data.store import writing

    with writing(settings().store) as work:
        boundaries, survey = read_areas(file, settings().region, work, settings().reference)
        if as_json:
            print_json(survey.as_json())
        else:
            print_lines(survey_words(survey))
        if not allow_missing:
            refuse_missing(survey, file)
        path = keep(boundaries, settings().store, work)
    if not as_json:
        out.print(_("Peta sekarang memakai {path}.").format(path=path))
