"""Ask the published generation a named question: python -m queries NAME key=value ...

Exit code 2 for a wrong name, parameter or value; 5 when the store has nothing to answer from.
"""

import csv
import json
import sys
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from data.generation.generations import current, find, rows
from data.problems import Problem
from data.settings import EDITIONS, Edition, WrongSettings, settings
from language.command_words import App
from language.text import _, use
from queries import QueryProblem, names, query

try:
    use(settings().language)
except WrongSettings as problem:  # before there is a command to tell it
    print(problem, file=sys.stderr)
    sys.exit(problem.exit_code)
app = App(add_completion=False, pretty_exceptions_enable=False)


class Format(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


@app.command(help=_("Tanya terbitan yang dipakai. Tanpa nama: daftar pertanyaan."))
def ask(
    name: Annotated[str | None, typer.Argument(help=_("Nama pertanyaan."))] = None,
    values: Annotated[
        list[str] | None, typer.Argument(help=_("Isian, misalnya area=35.19 release=2025-3."))
    ] = None,
    format: Annotated[
        str, typer.Option(help=_("Bentuk jawaban: table, csv atau json."))
    ] = Format.TABLE,
    edition: Annotated[
        str | None,
        typer.Option(help=_("Edisi: public atau internal; biasanya dari settings.toml.")),
    ] = None,
    generation: Annotated[
        str | None, typer.Option(help=_("Terbitan lain daripada yang dipakai sekarang."))
    ] = None,
) -> None:
    """Print the answer to one question of queries/read."""
    if name is None:
        for each in names():
            question = query(each)
            params = " ".join(
                f"{param}?=" if param in question.optional else f"{param}="
                for param in question.params
            )
            print(f"{each} {params}\n    {question.summary}")
        return
    parameters = _values(name, values or [])
    store = settings().store
    chosen = find(store, generation) if generation else current(store)
    shape = _format(format)
    columns, answer = rows(chosen, _edition(edition), name, parameters)
    _print(columns, answer, shape)


def _format(stated: str) -> Format:
    if stated not in list(Format):
        raise QueryProblem(
            _("bentuk {format} tidak ada; yang ada: {formats}").format(
                format=stated, formats=", ".join(Format)
            )
        )
    return Format(stated)


def _edition(stated: str | None) -> Edition:
    for edition in EDITIONS:
        if edition == (stated or settings().edition):
            return edition
    raise QueryProblem(
        _("edisi {edition} tidak ada; yang ada: {editions}").format(
            edition=stated, editions=", ".join(EDITIONS)
        )
    )


def _values(name: str, words: list[str]) -> dict[str, Any]:
    """key=value words as parameters; a list parameter takes commas."""
    parameters: dict[str, Any] = {}
    for word in words:
        key, sign, value = word.partition("=")
        if not sign or not value:
            raise QueryProblem(
                _("{name}: {word} bukan isian; tulis seperti area=35.19").format(
                    name=name, word=repr(word)
                )
            )
        if key in parameters:
            raise QueryProblem(_("{name}: isian {key} disebut dua kali").format(name=name, key=key))
        parameters[key] = value.split(",") if key == "areas" else value
    query(name).bind(parameters)
    return parameters


def _print(columns: list[str], answer: list[tuple[Any, ...]], format: Format) -> None:
    if format is Format.JSON:
        records = [dict(zip(columns, map(_plain, row), strict=True)) for row in answer]
        print(json.dumps(records, indent=1, ensure_ascii=False))
    elif format is Format.CSV:
        write = csv.writer(sys.stdout, lineterminator="\n")
        write.writerow(columns)
        write.writerows([[_word(each) for each in row] for row in answer])
    else:
        table = Table(*columns, box=None, pad_edge=False)
        for row in answer:
            table.add_row(*(str(_word(each)) for each in row))
        width = None if sys.stdout.isatty() else 240
        Console(highlight=False, markup=False, width=width).print(table)


def _word(value: Any) -> Any:
    """A cell of a line: nothing for None, and what is withheld as 'gap_pp: too_few'."""
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(each, dict) for each in value):
        return "; ".join(f"{each['measure']}: {each['reason']}" for each in value)
    return _plain(value)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def main() -> None:
    """Run the command; a known problem is one line and its exit code."""
    try:
        app()
    except QueryProblem as problem:
        print(problem, file=sys.stderr)
        sys.exit(2)
    except Problem as problem:
        print(problem, file=sys.stderr)
        sys.exit(problem.exit_code)


if __name__ == "__main__":
    main()
