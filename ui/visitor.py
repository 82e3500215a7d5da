"""Who asks the server outside a session: the language of the answer, and the data it is made of."""

from starlette.requests import Request

from data.generation.generations import Generation
from data.settings import settings
from language import numbers, text
from ui.answers import Answers
from ui.asking import Asking, newest, shared


def language(request: Request) -> str:
    """The language in the address, else the reader's last one, else the office's."""
    last = request.cookies.get("lang")
    codes = (request.query_params.get("lang"), last, settings().language)
    return next(code for code in codes if code and text.is_language(code))


def asking(found: Generation) -> Asking:
    """What is asked of a generation: of the kabupaten at its newest release, the public edition.

    It also says how that edition protects its counts, for the words of the running thread.
    """
    ask = Answers(found, "public")
    protection = ask.row("protection")
    numbers.protect(int(protection["unseen"]), int(protection["most"]))
    release = str(newest(ask("release_by_cutoff")).get("release") or "")
    region, province = settings().region, settings().province
    return shared(ask, region, province, region, release, ask.edition)
