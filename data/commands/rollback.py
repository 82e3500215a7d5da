"""Commands generations and rollback: what was published, and going back to it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from data.commands.options import Json
from data.commands.output import out, print_json
from data.problems import Refused
from data.settings import settings
from language.text import _

if TYPE_CHECKING:
    from data.generation.generations import Generation


def generations(as_json: Json = False) -> None:
    from data.generation.generations import survey

    current = _current_or_none(settings().store)
    whole, others = survey(settings().store)
    for problem in others.values():
        print(problem, file=sys.stderr)
    if as_json:
        print_json(
            [
                {
                    "generation": each.id,
                    "created": each.manifest["created"],
                    "releases": [release["release"] for release in each.manifest["releases"]],
                    "is_made_up": each.is_made_up,
                    "is_current": each.id == current,
                }
                for each in whole
            ]
        )
    else:
        out.print(_table(whole, current))


def _table(whole: "list[Generation]", current: str | None) -> Table:
    """One line for each generation, the current one marked."""
    table = Table(box=None, pad_edge=False)
    for words in ("", _("terbitan"), _("waktu (UTC)"), _("rilis"), _("isi")):
        table.add_column(words)
    for each in whole:
        releases = [release["release"] for release in each.manifest["releases"]]
        table.add_row(
            "*" if each.id == current else "",
            each.id,
            each.created.strftime("%Y-%m-%d %H:%M"),
            releases[0] if len(releases) == 1 else f"{releases[0]} … {releases[-1]}",
            _("karangan") if each.is_made_up else _("nyata"),
        )
    return table


def rollback(
    id: Annotated[
        str | None, typer.Argument(help=_("Terbitan yang dituju; tanpa ini yang sebelumnya."))
    ] = None,
    as_json: Json = False,
) -> None:
    from data.generation.generations import point_at, whole_generations
    from data.store import writing
    from data.walls import audit

    store = settings().store
    with writing(store):
        ids = [each.id for each in whole_generations(store)]
        current = _current_or_none(store)
        # Where the current one is damaged, or the pointer, every whole generation lies before it.
        before = ids[: ids.index(current)] if current in ids else ids
        if not (id or before):
            raise Refused(_("Tidak ada terbitan sebelum {id}.").format(id=current))
        chosen = id or before[-1]
        if chosen not in ids:
            raise Refused(
                _("Tidak ada terbitan {id}. Yang ada: {ids}.").format(id=chosen, ids=", ".join(ids))
            )
        audit.enter(store, "rolled_back", generation=chosen, instead_of=current)
        point_at(store, chosen)
    if as_json:
        print_json({"generation": chosen, "before": current})
    else:
        out.print(
            _("Yang dipakai sekarang {id} (tadinya {before}).").format(
                id=chosen, before=current or "-"
            )
        )


def _current_or_none(store: Path) -> str | None:
    """The id in CURRENT, or None where it cannot be read: then it is what must be repaired."""
    from data.generation.generations import (
        DamagedGeneration,
        NoGeneration,
        current_id,
        whole_generations,
    )

    try:
        return current_id(store)
    except DamagedGeneration:
        return None
    except NoGeneration:
        if whole_generations(store):
            return None
        raise
