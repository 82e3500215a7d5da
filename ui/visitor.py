"""Who asks the server outside a session: the language of the answer, and the data it is made of."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
from starlette.requests import Request

from data.generation import generations
from data.generation.generations import Generation
from data.settings import settings
from language import numbers, text
from ui.asking import Ask, Asking, newest, remembered
from ui.records import records


def language(request: Request) -> str:
    """The language in the address, else the reader's last one, else the office's."""
    last = request.cookies.get("lang")
    codes = (request.query_params.get("lang"), last, settings().language)
    return next(code for code in codes if code and text.is_language(code))


def asking(found: Generation) -> Asking:
    """What is asked of a generation: of the kabupaten at its newest release, the public edition.

    It also says how that edition protects its counts, for the words of the running thread.
    """
    ask = _remembered(settings().store, found.id)
    protection = records(ask("protection"), ("most", "unseen"))[0]
    numbers.protect(int(protection["unseen"]), int(protection["most"]))
    release = str(newest(ask("release_by_cutoff")).get("release") or "")
    region, province = settings().region, settings().province
    return Asking(ask, region, province, region, release, "public")


@lru_cache(maxsize=2)
def _remembered(store: Path, id: str) -> Ask:
    found = generations.find(store, id)

    def ask(name: str, **values: Any) -> pd.DataFrame:
        return generations.read(found, "public", name, values)

    return remembered(ask)
