"""Command sample: a made-up registry to look at, or its files."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from data.commands.options import Json
from data.commands.output import out, print_json, progress
from data.settings import settings
from language.text import _


def sample(
    families: Annotated[
        int, typer.Option(min=1, help=_("Jumlah keluarga setiap rilis."))
    ] = 240_000,
    releases: Annotated[int, typer.Option(min=1, max=40, help=_("Jumlah rilis."))] = 8,
    seed: Annotated[int, typer.Option(help=_("Angka awal; angka sama, contoh sama."))] = 1,
    if_empty: Annotated[
        bool, typer.Option("--if-empty", help=_("Hanya bila belum ada terbitan."))
    ] = False,
    to: Annotated[
        Path | None, typer.Option(help=_("Tulis berkas kirimannya ke folder ini saja (CSV)."))
    ] = None,
    lists_to: Annotated[
        Path | None,
        typer.Option(help=_("Tulis daftar penerima dan kematiannya ke folder ini saja (CSV).")),
    ] = None,
    as_json: Json = False,
) -> None:
    from data.sample import registry

    names = registry.releases(releases)
    if to is None and lists_to is None:
        _publish(families, names, seed, if_empty=if_empty, as_json=as_json)
        return
    if lists_to is not None:
        from data.sample.lists import write_lists

        lists_to.mkdir(parents=True, exist_ok=True)
        for name in names:
            write_lists(lists_to, name, families=families, seed=seed)
        out.print(_("Daftar contoh ada di {folder}.").format(folder=lists_to))
    if to is not None:
        to.mkdir(parents=True, exist_ok=True)
        for name in names:
            registry.write_release(
                to, name, families=families, seed=seed, format="csv", all_columns=True
            )
            registry.write_letter(to, name)
        out.print(_("Berkas contoh ada di {folder}.").format(folder=to))


def _publish(
    families: int, releases: list[str], seed: int, *, if_empty: bool, as_json: bool
) -> None:
    from data.generation.generations import Generation
    from data.generation.publish import publish
    from data.intake.delivery_folders import newest_deliveries, refuse_mixing
    from data.intake.upgrade import writing_today
    from data.sample.fill import begun, fill
    from data.workers import LARGE

    def make(part: list[str], awaited: list[str]) -> Generation:
        fill(store, work, settings(), tell, part, families, seed, written)
        generation, _is_new = publish(store, settings(), awaited)
        tell.done(_("menerbitkan"))
        return generation

    store = settings().store
    found = _published(store)
    if if_empty and found == "whole":
        return
    *others, newest = releases
    # While the others of a large one are made, its newest can be looked at.
    is_early = found == "nothing" and bool(others) and families >= LARGE
    with progress(as_json) as tell, writing_today(store, settings().region) as work:
        refuse_mixing(newest_deliveries(store, settings().region), store)
        tell.expect(len(releases) + 1 + is_early)
        with begun(work, others if is_early else [], families, seed) as written:
            if is_early:
                make([newest], others)
            generation = make(others if is_early else releases, [])
    if as_json:
        print_json({"generation": generation.id, "releases": releases})
    else:
        out.print(
            _("Terbit: {id}, {count} rilis karangan. Bukan data siapa pun.").format(
                id=generation.id, count=len(releases)
            )
        )


def _published(store: Path) -> Literal["nothing", "part", "whole"]:
    """What a store shows; a part while, or because, a sample was not made to its end."""
    from data.generation import generations

    try:
        return "part" if generations.current(store).awaited else "whole"
    except generations.NoGeneration:
        return "nothing"
    except generations.DamagedGeneration:
        return "whole"  # its page says what to do
