"""What is kept no longer: a release and the lists of its quarter, with every pseudonym."""

from pathlib import Path

from data.intake.delivery_folders import list_in
from data.intake.periods import quarter_of
from data.problems import Refused, StoreProblem
from data.walls import audit
from data.walls.files import discard, folders_in
from language.text import _


def forget(store: Path, release: str) -> list[str]:
    """Remove all deliveries of a release, and of its quarter's lists those that tell of no other.

    Returns what was removed, as paths in the store. To be called by the only writer. What was
    published stays until it is withdrawn: it holds no pseudonym. Raises Refused for a release that
    is not kept.
    """
    lists = [
        folder
        for folder in folders_in(store / "programmes")
        if {quarter_of(period) for _code, period in list_in(folder).covers} == {release}
    ]
    releases = folders_in(store / "releases")
    gone = [*lists, *(each for each in releases if each.name == release)]
    if not gone:
        raise Refused(
            _("Tidak ada rilis {release}. Yang ada: {releases}.").format(
                release=release, releases=", ".join(each.name for each in releases) or "-"
            )
        )
    names = [each.relative_to(store).as_posix() for each in gone]
    audit.enter(store, "forgotten", release=release, what=names)
    left = [str(folder) for folder in gone if not discard(folder)]
    if left:
        raise StoreProblem(
            _("{folders}: dipakai program lain, jadi belum dihapus. Tutup, lalu ulangi.").format(
                folders=", ".join(left)
            )
        )
    return names
