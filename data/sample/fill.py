"""A store filled with the made-up registry and its lists, as an office delivers them by quarter."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path

from data import workers
from data.generation.publish import count_beside
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

# What is made up of a release: its two files, its recipients, its deaths.
Files = tuple[list[Path], Path, Path]


def fill(
    store: Path,
    work: Path,
    settings: Settings,
    tell: Tell,
    releases: Sequence[str],
    families: int,
    seed: int,
    written: Mapping[str, Future[Files]],
) -> None:
    """Make up and accept each release with the lists of its quarter; the newest has the deaths.

    Args:
        work: the work folder of the only writer, empty but for what is `written`.
        written: by release, files that were begun before.
    """
    key_of(store)  # before there are two who would make it
    jobs = [
        (name, families, seed, store, work, settings, written[name])
        if name in written
        else (name, families, seed, store, work, settings)
        for name in releases
    ]
    made = side_by_side(keep, jobs, families, ahead=count)
    for name, rows in zip(releases, made, strict=True):
        tell.done(_("mengarang rilis {release}").format(release=name), rows)


@contextmanager
def begun(
    work: Path, releases: Sequence[str], families: int, seed: int
) -> Iterator[dict[str, Future[Files]]]:
    """The files of each release, written by other processes beside what the caller does."""
    jobs = [(name, families, seed, work) for name in releases]
    with workers.begun(write, jobs) as futures:
        yield dict(zip(releases, futures, strict=True))


def write(release: str, families: int, seed: int, work: Path) -> Files:
    """Make up one release and its lists: the files of each, below the work folder."""
    folder = work / release
    folder.mkdir()
    with registry.registry(release, families=families, seed=seed) as connection:
        paths = registry.write_files(connection, folder, release)
        return paths, *sample_lists.write_files(connection, folder, release, seed=seed)


def keep(
    release: str,
    families: int,
    seed: int,
    store: Path,
    work: Path,
    settings: Settings,
    written: Files | None = None,
) -> int:
    """Accept one release with its lists, made up before or now; the rows of the release."""
    paths, recipients, deaths = written or write(release, families, seed, work)
    folder = work / release
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


def count(
    release: str,
    families: int,
    seed: int,
    store: Path,
    work: Path,
    settings: Settings,
    *_files: Files,
) -> None:
    """Count a kept release before it is published; it is given what `keep` is."""
    del families, seed, work
    count_beside(store, settings, release)
