"""Arguments and options that several commands share, and what may be typed for them."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from data.problems import Refused
from language.text import LOCALES, Language, _, is_language

Paths = Annotated[list[Path], typer.Argument(help=_("Folder atau berkas kiriman DTSEN."))]
ListPaths = Annotated[list[Path], typer.Argument(help=_("Folder atau berkas daftar."))]
Release = Annotated[
    str | None,
    typer.Option(help=_("Rilis kiriman, misalnya 2025-3, bila nama berkas tidak menyebutnya.")),
]
Cutoff = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help=_("Tanggal data, misalnya 2025-07-31.")),
]
Letters = Annotated[
    list[Path] | None,
    typer.Option(
        "--letter", help=_("Surat pengantar (.txt) di luar folder kiriman; boleh diulang.")
    ),
]
Programme = Annotated[
    str | None, typer.Option(help=_("Program, bila daftar tidak menyebutnya; misalnya PKH."))
]
Period = Annotated[
    str | None, typer.Option(help=_("Periode, bila daftar tidak menyebutnya; misalnya 2025-Q3."))
]
AcceptLoss = Annotated[
    str | None,
    typer.Option(
        "--accept-loss",
        help=_("Alasan menerima kiriman yang tampak kurang lengkap; dicatat dan ditampilkan."),
    ),
]
NoPublish = Annotated[bool, typer.Option("--no-publish", help=_("Simpan saja; terbitkan nanti."))]
Json = Annotated[bool, typer.Option("--json", help=_("Cetak hasil untuk mesin."))]


def release_in(option: str | None) -> str | None:
    """The release as typed, None where none is; raises BadParameter for what is no release."""
    from data.intake.registry import RELEASE

    if option is not None and not RELEASE.fullmatch(option):
        raise typer.BadParameter(
            _("{release} bukan rilis; tulis seperti 2025-3.").format(release=option),
            param_hint="--release",
        )
    return option


def language_in(option: str) -> Language:
    """The language as typed; raises BadParameter for one that is not spoken."""
    if not is_language(option):
        raise typer.BadParameter(
            _("{language} bukan bahasa; pilih {known}.").format(
                language=option, known=", ".join(LOCALES)
            ),
            param_hint="--language",
        )
    return option


def day_in(option: datetime | None) -> date | None:
    """The day as typed, None where none is; raises Refused for one that has not come."""
    if option is None:
        return None
    if option.date() > date.today():
        raise Refused(
            _("--cutoff {date}: tanggal data tidak mungkin di masa depan.").format(
                date=option.date().isoformat()
            )
        )
    return option.date()
