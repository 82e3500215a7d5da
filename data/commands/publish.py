"""Command publish: the newest accepted deliveries become a generation."""

from typing import Annotated

import typer

from data.commands.options import Json
from data.commands.output import out, print_json
from data.settings import settings
from language.text import _


def publish(
    again: Annotated[
        bool, typer.Option("--again", help=_("Terbitkan juga yang isinya sudah ditarik."))
    ] = False,
    as_json: Json = False,
) -> None:
    from data.generation import publish as publishing
    from data.intake.upgrade import writing_today

    with writing_today(settings().store, settings().region):
        generation, is_new = publishing.publish(settings().store, settings(), again=again)
    if as_json:
        print_json({"generation": generation.id, "is_new": is_new})
    elif is_new:
        out.print(_("Terbit: {id}.").format(id=generation.id))
    else:
        out.print(_("Tidak ada yang baru; yang dipakai tetap {id}.").format(id=generation.id))
