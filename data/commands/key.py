"""Command key: whether the key is the store's own, a copy of it, and another in its place."""

from pathlib import Path
from typing import Annotated

import typer

from data.commands.options import Json
from data.commands.output import out, print_json
from data.settings import settings
from language.text import _


def key(
    check: Annotated[
        bool, typer.Option("--check", help=_("Periksa saja; juga tanpa pilihan apa pun."))
    ] = False,
    copy: Annotated[
        Path | None, typer.Option(dir_okay=False, help=_("Simpan salinan kunci ke berkas ini."))
    ] = None,
    rotate: Annotated[
        bool,
        typer.Option("--rotate", help=_("Ganti kunci; semua kiriman lalu harus dimasukkan ulang.")),
    ] = False,
    as_json: Json = False,
) -> None:
    from data.intake.upgrade import check_accounts
    from data.store import writing
    from data.walls import key as keys
    from language import numbers

    if check + rotate + (copy is not None) > 1:
        raise typer.BadParameter(_("Pilih satu: --check, --copy, atau --rotate."))
    store = settings().store
    with writing(store):
        kept = check_accounts(store)
        if rotate:
            keys.rotate(store)
        elif copy is not None:
            keys.copy(store, copy)
        own = keys.key_id(store)
    if as_json:
        print_json({"key": own, "deliveries": kept})
    elif rotate:
        out.print(
            _(
                "Kunci baru: {key}. Masukkan ulang {count} kiriman dari berkas kantor; sampai "
                "itu selesai tidak ada yang diterbitkan. Yang sudah terbit tidak berubah."
            ).format(key=own, count=numbers.integer(kept))
        )
    elif copy is not None:
        out.print(
            _("Salinan kunci {key} ada di {path}. Jangan simpan bersama cadangan.").format(
                key=own, path=copy
            )
        )
    else:
        out.print(
            _("Kunci benar: {key}, dipakai {count} kiriman.").format(
                key=own, count=numbers.integer(kept)
            )
        )
