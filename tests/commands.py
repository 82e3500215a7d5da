"""The project's commands, run in this process as a shell would run them."""

import io
import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from json import loads
from pathlib import Path
from typing import Any
from unittest.mock import patch

from data.__main__ import main as data_main
from data.settings import settings
from language import text
from queries.__main__ import main as queries_main


@dataclass(frozen=True)
class Done:
    """What a command left: its exit code, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, as JSON; a failed command is shown instead."""
        assert self.code == 0, self.err
        return loads(self.out)


# Small registries of tests lack most of a regency: they say why, as an operator would.
INTAKES = ("ingest", "ingest-programmes", "ingest-deaths")


def data(store: Path, *words: object) -> Done:
    """python -m data WORDS, with its store there; an intake accepts what its small files lack."""
    reason = ("--accept-loss", "registri uji") if words[0] in INTAKES else ()
    return _run(data_main, store, *words, *reason)


def plain_data(store: Path, *words: object) -> Done:
    """python -m data WORDS, with its store there, and no word more."""
    return _run(data_main, store, *words)


def ask(store: Path, *words: object, edition: str = "internal") -> list[dict[str, Any]]:
    """python -m queries WORDS --format json, of one edition."""
    return queries(store, *words, "--format", "json", "--edition", edition).json


def queries(store: Path, *words: object) -> Done:
    """python -m queries WORDS, with its store there."""
    return _run(queries_main, store, *words)


def _run(main: Any, store: Path, *words: object) -> Done:
    out, err = io.StringIO(), io.StringIO()
    code, mask = 0, os.umask(0o022)
    with (
        patch.dict(os.environ, {"DATA_STORE": str(store)}),
        patch.object(sys, "argv", ["command", *map(str, words)]),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        settings.cache_clear()
        text.use(settings().language)
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
        finally:
            settings.cache_clear()
            os.umask(mask)
    return Done(code, out.getvalue(), err.getvalue())
