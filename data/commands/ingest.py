"""Commands ingest and check: one release of the registry."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from data.commands.options import (
    AcceptLoss,
    Cutoff,
    Json,
    Letters,
    NoPublish,
    Paths,
    Release,
    day_in,
    release_in,
)
from data.commands.output import out, print_json, print_lines, progress
from data.progress import Tell
from data.settings import settings
from language.text import _

if TYPE_CHECKING:
    from data.generation.generations import Generation
    from data.intake.delivery_folders import Delivery

# What machines are told of a delivery besides its counts.
TOLD = (
    *("left_out", "letter", "top_decile", "alarms", "accepted_loss", "changes", "places"),
    "finding_places",
)


def ingest(
    paths: Paths,
    release: Release = None,
    cutoff: Cutoff = None,
    letter: Letters = None,
    accept_loss: AcceptLoss = None,
    no_publish: NoPublish = False,
    as_json: Json = False,
) -> None:
    from data.commands.account import accounts_table, check_notes, published_words, summary
    from data.commands.publishing import modules_of_publishing
    from data.intake.upgrade import writing_today

    started = monotonic()
    with writing_today(settings().store, settings().region) as work:
        with progress(as_json) as tell:
            delivery, is_new = _acceptance(
                paths,
                release,
                cutoff,
                work,
                tell,
                letters=letter,
                accepted_loss=accept_loss,
                meanwhile=() if no_publish else modules_of_publishing(settings().store),
            )
        if not as_json:
            # Before anything is published: so that it can be stopped.
            out.print(accounts_table(delivery))
            print_lines(summary(delivery, is_new))
        generation = None if no_publish else _published(as_json)
    if as_json:
        print_json({**_account(delivery, generation), "is_new": is_new})
        return
    if generation:
        print_lines(check_notes(generation.manifest["checks"]))
    print_lines(published_words(generation, monotonic() - started))


def check(
    paths: Paths,
    release: Release = None,
    cutoff: Cutoff = None,
    letter: Letters = None,
    as_json: Json = False,
) -> None:
    from data.commands.account import accounts_table, check_notes, published_words, summary
    from data.generation.publish import trial
    from data.intake.upgrade import writing_today

    started = monotonic()
    with (
        progress(as_json) as tell,
        writing_today(settings().store, settings().region) as work,
    ):
        delivery, is_new = _acceptance(
            paths, release, cutoff, work, tell, keep=False, letters=letter
        )
        tell.expect(1)
        findings = trial(settings().store, settings(), delivery, work)
        tell.done(_("memeriksa angka"))
    if as_json:
        print_json({**_account(delivery, None), "checks": [vars(each) for each in findings]})
        return
    out.print(accounts_table(delivery))
    print_lines(summary(delivery, is_new, is_check=True))
    print_lines(check_notes(map(vars, findings)))
    print_lines(published_words(None, monotonic() - started, is_check=True))


def _acceptance(
    paths: list[Path],
    release: str | None,
    cutoff: datetime | None,
    work: Path,
    tell: Tell,
    *,
    keep: bool = True,
    letters: list[Path] | None = None,
    accepted_loss: str | None = None,
    meanwhile: Sequence[str] = (),
) -> "tuple[Delivery, bool]":
    from data.intake.accept import accept
    from data.intake.releases import release_contract

    return accept(
        release_contract(settings(), release_in(release), day_in(cutoff)),
        [*paths, *(letters or ())],
        store=settings().store,
        work=work,
        settings=settings(),
        tell=tell,
        keep=keep,
        accepted_loss=accepted_loss,
        meanwhile=meanwhile,
    )


def _published(as_json: bool) -> "Generation":
    from data.generation.publish import publish

    with progress(as_json) as tell:
        tell.expect(1)
        generation, _is_new = publish(settings().store, settings())
        tell.done(_("menerbitkan"))
    return generation


def _account(delivery: "Delivery", generation: "Generation | None") -> dict[str, Any]:
    """The account of a delivery as machines read it."""
    account = delivery.account
    return {
        "release": delivery.release,
        "cutoff": account["cutoff"],
        "is_cutoff_assumed": account["is_cutoff_assumed"],
        "families": account["families"],
        "persons": account["persons"],
        "findings": account["findings"],
        "generation": generation.id if generation else None,
        "delivery": delivery.id,
        "is_made_up": delivery.is_made_up,
        "files": account["files"],
        **{name: account.get(name) for name in TOLD},
    }
