"""A store filled with the made-up registry and its lists, as if an office had delivered them."""

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
    """Make up and accept each release, the lists of its quarter, and the deaths known at the last.

    Args:
        work: the empty work folder of the only writer.
    """
    key_of(store)  # before there are two who would make it
    tell.expect(len(releases))
    jobs = [(name, families, seed, store, work, settings) for name in releases]
    lists = []
    for name, (rows, *files) in zip(releases, side_by_side(keep, jobs, families), strict=True):
        lists.append(files)
        tell.done(_("mengarang rilis {release}").format(release=name), rows)
    recipients, deaths = zip(*lists, strict=True)
    for name, contract, paths in (
        ("recipients", recipient_contract(settings), recipients),
        ("deaths", death_contract(settings), deaths[-1:]),
    ):
        own = work / name
        own.mkdir()
        accept(
            contract, paths, store=store, work=own, settings=settings, tell=tell, has_alarms=False
        )


def keep(
    release: str, families: int, seed: int, store: Path, work: Path, settings: Settings
) -> tuple[int, Path, Path]:
    """Make up one release and accept it; (its rows, its file of recipients, its file of deaths)."""
    folder = work / release
    folder.mkdir()
    with registry.registry(release, families=families, seed=seed) as connection:
        paths = registry.write_files(connection, folder, release)
        recipients, deaths = sample_lists.write_files(connection, work, release, seed=seed)
    delivery, _is_new = accept(
        release_contract(settings, cutoff=registry.cutoff_of(release)),
        paths,
        store=store,
        work=folder,
        settings=settings,
        tell=Silent(),
        has_alarms=False,
    )
    for path in paths:
        path.unlink()
    rows = delivery.account["families"]["rows"] + delivery.account["persons"]["rows"]
    return rows, recipients, deaths
