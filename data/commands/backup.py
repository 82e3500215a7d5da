"""Commands backup and restore: a store in one file, and back."""

from pathlib import Path
from typing import Annotated

import typer

from data.commands.options import Json
from data.commands.output import out, print_json
from data.problems import StoreProblem
from data.settings import settings
from language.text import _


def backup(
    folder: Annotated[Path, typer.Argument(file_okay=False, help=_("Folder tujuan cadangan."))],
    as_json: Json = False,
) -> None:
    from data.intake.upgrade import writing_today
    from data.walls.backup import back_up
    from language import numbers

    with writing_today(settings().store, settings().region):
        path, count = back_up(settings().store, folder)
    if as_json:
        print_json({"backup": str(path), "files": count})
    else:
        out.print(
            _(
                "Cadangan {path}: {count} berkas, sudah dibaca ulang. Kuncinya tidak di dalamnya: "
                "simpan terpisah dengan `python -m data key --copy BERKAS`."
            ).format(path=path, count=numbers.integer(count))
        )


def restore(
    file: Annotated[Path, typer.Argument(dir_okay=False, help=_("Berkas cadangan."))],
    key: Annotated[
        Path | None, typer.Option(dir_okay=False, help=_("Salinan kunci cadangan itu."))
    ] = None,
    as_json: Json = False,
) -> None:
    from data.store import writing
    from data.verify import problems
    from data.walls.backup import restore as restoring
    from language import numbers

    store = settings().store
    with writing(store) as work:
        count = restoring(file, store, work, key)
        found = problems(store) if key else []
    if found:
        raise StoreProblem("\n".join(found))
    if as_json:
        print_json({"store": str(store), "files": count, "has_key": key is not None})
        return
    out.print(
        _("Dipulihkan ke {store}: {count} berkas, semuanya cocok.").format(
            store=store, count=numbers.integer(count)
        )
    )
    if key is None:
        out.print(
            _(
                "Kuncinya belum ada: dasbor dapat dibuka, tetapi tidak ada yang dapat dimasukkan. "
                "Letakkan salinan kunci di {path}."
            ).format(path=store / "key")
        )
