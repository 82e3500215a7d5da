"""Commands ingest-programmes and ingest-deaths: the lists beside the registry."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from data.commands.options import AcceptLoss, Json, ListPaths, NoPublish, Period, Programme
from data.commands.output import print_json, print_lines, progress
from data.progress import Tell
from data.settings import settings
from language.text import _

if TYPE_CHECKING:
    from data.generation.generations import Generation
    from data.intake.accept import Contract
    from data.intake.delivery_folders import ListDelivery


def ingest_programmes(
    paths: ListPaths,
    programme: Programme = None,
    period: Period = None,
    accept_loss: AcceptLoss = None,
    no_publish: NoPublish = False,
    as_json: Json = False,
) -> None:
    from data.intake.lists import recipient_contract

    contract = partial(recipient_contract, settings(), programme, period)
    _ingest(contract, paths, accept_loss, no_publish, as_json)


def ingest_deaths(
    paths: ListPaths,
    accept_loss: AcceptLoss = None,
    no_publish: NoPublish = False,
    as_json: Json = False,
) -> None:
    from data.intake.lists import death_contract

    _ingest(partial(death_contract, settings()), paths, accept_loss, no_publish, as_json)


def _ingest(
    contract: "Callable[[], Contract[ListDelivery]]",
    paths: list[Path],
    accepted_loss: str | None,
    no_publish: bool,
    as_json: bool,
) -> None:
    from data.commands.publishing import modules_of_publishing
    from data.intake.accept import accept
    from data.intake.upgrade import writing_today

    started = monotonic()
    with (
        progress(as_json) as tell,
        writing_today(settings().store, settings().region) as work,
    ):
        delivery, is_new = accept(
            contract(),
            paths,
            store=settings().store,
            work=work,
            settings=settings(),
            tell=tell,
            accepted_loss=accepted_loss,
            meanwhile=() if no_publish else modules_of_publishing(settings().store),
        )
        generation = None if no_publish else _published(tell)
    _print_account(delivery, is_new, generation, as_json, monotonic() - started)


def _published(tell: Tell) -> "Generation | None":
    """The generation with the new list; None while there is no release to show it with."""
    from data.generation.publish import publish
    from data.intake.delivery_folders import newest_deliveries

    if not newest_deliveries(settings().store, settings().region):
        return None
    tell.expect(1)
    generation, _is_new = publish(settings().store, settings())
    tell.done(_("menerbitkan"))
    return generation


def _print_account(
    delivery: "ListDelivery",
    is_new: bool,
    generation: "Generation | None",
    as_json: bool,
    seconds: float,
) -> None:
    from data.commands.list_account import list_summary
    from data.intake.delivery_folders import newest_deliveries
    from data.matching.match import matching_of

    matching = matching_of(
        newest_deliveries(settings().store, settings().region),
        [period for _code, period in delivery.covers],
    )
    if as_json:
        print_json(
            {
                "delivery": delivery.id,
                "is_new": is_new,
                "generation": generation.id if generation else None,
                "matching": matching if generation else {},
                **delivery.account,
            }
        )
        return
    print_lines(list_summary(delivery, is_new, generation, matching, seconds))
