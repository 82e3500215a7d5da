"""Command sample: a made-up registry to look at, or its files."""

from pathlib import Path
from typing import Annotated

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
    store = settings().store
    if if_empty and (store / "CURRENT").exists():
        return
    from data.generation.publish import publish
    from data.intake.delivery_folders import newest_deliveries, refuse_mixing
    from data.intake.upgrade import writing_today
    from data.sample.fill import fill

    with progress(as_json) as tell, writing_today(store, settings().region) as work:
        refuse_mixing(newest_deliveries(store, settings().region), store)
        fill(store, work, settings(), tell, releases, families, seed)
        tell.expect(1)
        generation, _is_new = publish(store, settings())
        tell.done(_("menerbitkan"))
    if as_json:
        print_json({"generation": generation.id, "releases": releases})
    else:
        out.print(
            _("Terbit: {id}, {count} rilis karangan. Bukan data siapa pun.").format(
                id=generation.id, count=len(releases)
            )
        )
