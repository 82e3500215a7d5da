"""A store filled with the made-up registry and its lists, as an office delivers them by quarter."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from data.intake.accept import accept
from data.intake.lists import death_contract, recipient_contract
from data.intake.releases import release_contract
from data.progress import Silent, Tell
from data.sample import lists as sample_lists
from data.sample import registry
from data.settings import Settings
from data.walls.key import key_of
from data.workers import side_by_side
from language.text import _


def fill(
    store: Path,
    work: Path,
    settings: Settings,
    tell: Tell,
    releases: Sequence[str],
    families: int,
    seed: int,
) -> None:
    """Make up and accept each release with the lists of its quarter; the newest has the deaths.

    Args:
        work: the empty work folder of the only writer.
    """
    key_of(store)  # before there are two who would make it
    jobs = [(name, families, seed, store, work, settings) for name in releases]
    for name, rows in zip(releases, side_by_side(keep, jobs, families), strict=True):
        tell.done(_("mengarang rilis {release}").format(release=name), rows)


def keep(
    release: str, families: int, seed: int, store: Path, work: Path, settings: Settings
) -> int:
    """Make up one release and accept it with its lists; the rows of its families and persons."""
    folder = work / release
    folder.mkdir()
    with registry.registry(release, families=families, seed=seed) as connection:
        paths = registry.write_files(connection, folder, release)
        recipients, deaths = sample_lists.write_files(connection, folder, release, seed=seed)
    contracts = [
        (release_contract(settings, cutoff=registry.cutoff_of(release)), paths),
        (recipient_contract(settings), [recipients]),
    ]
    if release == registry.NEWEST:
        contracts.append((death_contract(settings), [deaths]))
    kept = []
    for number, (contract, files) in enumerate(contracts):
        own = folder / str(number)
        own.mkdir()
        kept.append(
            accept(
                contract,
                files,
                store=store,
                work=own,
                settings=settings,
                tell=Silent(),
                has_alarms=False,
            )
        )
    shutil.rmtree(folder)
    (delivery, _is_new), *_lists = kept
    return delivery.account["families"]["rows"] + delivery.account["persons"]["rows"]
