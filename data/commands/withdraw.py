"""Commands withdraw and forget: what is shown no longer, and what is kept no longer."""

from typing import Annotated

import typer

from data.commands.options import Json, release_in
from data.commands.output import out, print_json, print_lines
from data.problems import Refused
from data.settings import settings
from language.text import _


def withdraw(
    id: Annotated[str, typer.Argument(help=_("Terbitan yang ditarik."))], as_json: Json = False
) -> None:
    from data.generation import generations
    from data.store import writing

    store = settings().store
    with writing(store):
        whole, others = generations.survey(store)
        if id not in (*others, *(each.id for each in whole)):
            raise Refused(
                _("Tidak ada terbitan {id}. Yang ada: {ids}.").format(
                    id=id, ids=", ".join(each.id for each in whole)
                )
            )
        current = generations.withdraw(store, id)
    if as_json:
        print_json({"generation": id, "current": current})
    else:
        out.print(
            _("Ditarik: {id}. Yang dipakai sekarang: {current}.").format(
                id=id, current=current or "-"
            )
        )


def forget(
    release: Annotated[str, typer.Argument(help=_("Rilis, misalnya 2025-3."))],
    as_json: Json = False,
) -> None:
    from data.generation.generations import whole_generations
    from data.generation.publish import publish
    from data.intake.delivery_folders import newest_deliveries
    from data.intake.upgrade import writing_today
    from data.retention import forget as forgetting

    release_in(release)
    store = settings().store
    with writing_today(store, settings().region):
        gone = forgetting(store, release)
        generation = None
        if newest_deliveries(store, settings().region):
            generation = publish(store, settings())[0].id
        left = [
            each.id
            for each in whole_generations(store)
            if release in [told["release"] for told in each.manifest["releases"]]
        ]
    if as_json:
        print_json({"removed": gone, "generation": generation, "shown_in": left})
        return
    print_lines(_("Dihapus: {what}.").format(what=each) for each in gone)
    if generation:
        out.print(_("Terbit: {id}.").format(id=generation))
    for each in left:
        out.print(
            _(
                "Agregat rilis ini masih ada di terbitan {id}; tarik dengan "
                "`python -m data withdraw {id}`."
            ).format(id=each)
        )
