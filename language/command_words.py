"""The words that Typer says by itself, in the language of the commands.

Headings and marks of a help page have names in `typer.rich_utils`; the line of the usage and the
option --help belong to a command, so an `App` has classes of its own for these. Mistakes come as
finished English sentences: `in_our_words` knows them again by their pattern, and leaves what it
does not know. The names of types, such as <path>, are no words and stay.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from language.text import _


class App(typer.Typer):
    """A Typer that speaks the language that is spoken when it is made."""

    def __init__(self, **options: Any) -> None:
        words = {
            "cls": _Group,
            "options_metavar": _("[OPSI]"),
            "subcommand_metavar": _("PERINTAH [ISIAN]..."),
        }
        super().__init__(**{**words, **options})

    def command(self, name: str | None = None, **options: Any) -> Callable[[Any], Any]:
        """Register a command, as `typer.Typer.command` does."""
        return super().command(name, **{"cls": _Command, **options})


def in_our_words(sentence: str) -> str:
    """What Typer says of a mistake, in our words; what is not known stays as it is."""
    for theirs, ours in _mistakes().items():
        places = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(theirs))
        match = re.fullmatch(places, sentence, re.DOTALL)
        if match:
            return ours.format(
                **{key: in_our_words(word) for key, word in match.groupdict().items()}
            )
    return sentence


def _mistakes() -> dict[str, str]:
    """Sentences of Typer and of Pydantic below it; the longer before what they begin with."""
    return {
        "Missing argument {name}.": _("Isian {name} belum ada."),
        "Missing option {name}.": _("Opsi {name} harus ada."),
        "No such command {name}. Did you mean {others}?": _(
            "Tidak ada perintah {name}. Maksud Anda {others}?"
        ),
        "No such command {name}.": _("Tidak ada perintah {name}."),
        "No such option: {name} (Possible options: {others})": _(
            "Tidak ada opsi {name}. Maksud Anda {others}?"
        ),
        "No such option: {name}": _("Tidak ada opsi {name}."),
        "Option {name} requires an argument.": _("Opsi {name} harus diikuti isinya."),
        "Option {name} does not take a value.": _("Opsi {name} tidak memakai isi."),
        "Got unexpected extra argument(s) ({words})": _("Isian ini berlebih: {words}."),
        "Invalid value for {name}: {reason}": _("Isi {name} salah: {reason}"),
        "Input should be a valid integer, {reason}": _("harus bilangan bulat."),
        "Input should be greater than or equal to {least}": _("paling sedikit {least}."),
        "Input should be less than or equal to {most}": _("paling banyak {most}."),
        "Value error, {value} does not match the formats {formats}.": _(
            "{value} tidak ditulis seperti {formats}."
        ),
        "dir {path} is a file.": _("{path} adalah berkas, bukan folder."),
    }


def _name_headings() -> None:
    """Before a page of help or a mistake is printed: only then is what prints them loaded."""
    from typer import rich_utils

    rich_utils.ARGUMENTS_PANEL_TITLE = _("Isian")
    rich_utils.OPTIONS_PANEL_TITLE = _("Opsi")
    rich_utils.COMMANDS_PANEL_TITLE = _("Perintah")
    rich_utils.ERRORS_PANEL_TITLE = _("Salah")
    rich_utils.DEFAULT_STRING = _("[bawaan: {}]")
    rich_utils.REQUIRED_LONG_STRING = _("[wajib]")
    rich_utils.ABORTED_TEXT = _("Dibatalkan.")
    rich_utils.RICH_HELP = _("Bantuan: [blue]'{command_path} {help_option}'[/].")


@contextmanager
def _in_our_words(context: Any) -> Iterator[None]:
    """Tell a mistake in our words, below the line of the usage."""
    try:
        yield
    except typer.Abort:
        _name_headings()
        raise
    except typer.TyperException as mistake:
        _name_headings()
        ours = in_our_words(mistake.format_message())
        if ours == mistake.format_message():
            raise
        (getattr(mistake, "ctx", None) or context).fail(ours)


def _write_usage(pieces: Sequence[str], context: Any, formatter: Any) -> None:
    formatter.write_usage(context.command_path, " ".join(pieces), _("Pemakaian: "))


def _explained(help_option: TyperOption | None) -> TyperOption | None:
    if help_option is not None:
        help_option.help = _("Tampilkan bantuan ini.")
    return help_option


class _Command(TyperCommand):
    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        with _in_our_words(ctx):
            return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        with _in_our_words(ctx):
            return super().invoke(ctx)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _name_headings()
        super().format_help(ctx, formatter)

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        _write_usage(self.collect_usage_pieces(ctx), ctx, formatter)

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        return _explained(super().get_help_option(ctx))


class _Group(TyperGroup):
    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        with _in_our_words(ctx):
            return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        with _in_our_words(ctx):
            return super().invoke(ctx)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _name_headings()
        super().format_help(ctx, formatter)

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        _write_usage(self.collect_usage_pieces(ctx), ctx, formatter)

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        return _explained(super().get_help_option(ctx))
