"""Commands verify and audit: whether the store, and the log of what was done to it, are whole."""

from typing import Annotated

import typer

from data.commands.options import Json
from data.commands.output import out, print_json
from data.problems import StoreProblem
from data.settings import settings
from language.text import _


def verify(as_json: Json = False) -> None:
    from data.generation.generations import whole_generations
    from data.intake.upgrade import kept_folders
    from data.store import writing
    from data.verify import problems
    from language import numbers

    store = settings().store
    with writing(store):
        found = problems(store)
        counts = (
            {}
            if found
            else {
                "deliveries": len(kept_folders(store)),
                "generations": len(whole_generations(store)),
            }
        )
    if as_json:
        print_json({"problems": found, **counts})
    if found:
        raise StoreProblem("\n".join(found))
    if not as_json:
        out.print(
            _("Utuh: {deliveries} kiriman, {generations} terbitan, kunci, dan catatan.").format(
                **{name: numbers.integer(count) for name, count in counts.items()}
            )
        )


def audit(
    deed: Annotated[str, typer.Argument(help=_("verify: periksa rantai catatan."))],
    last: Annotated[
        str | None, typer.Option(help=_("Sidik yang dahulu dicatat; harus masih ada di rantai."))
    ] = None,
    as_json: Json = False,
) -> None:
    from data.walls.audit import NAME, read
    from language import numbers

    if deed != "verify":
        raise typer.BadParameter(
            _("{deed} tidak ada; tulis: audit verify.").format(deed=deed), param_hint="DEED"
        )
    log = read(settings().store)
    if last is not None and last not in log.hashes:
        raise StoreProblem(
            _("{log}: sidik {last} tidak ada lagi; catatan ini pernah dipotong.").format(
                log=settings().store / NAME, last=last
            )
        )
    if as_json:
        print_json({"entries": len(log.entries), "last": log.last})
    else:
        out.print(
            _("Utuh: {count} catatan. Sidik terakhir: {last}").format(
                count=numbers.integer(len(log.entries)), last=log.last
            )
        )
