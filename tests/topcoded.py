"""A made-up registry whose second release is top-coded: deciles 7 to 10 are one group, '7 or more'.

The first release tells every decile. Both have lists of recipients of three programmes whose rules
reach up to decile 5, up to 8 (inside the group) and up to 10.
"""

import csv
import json
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from data.settings import settings
from tests import builders, commands
from tests.conftest import EXACT
from tests.data import references
from tests.kept import Kept

FULL, GROUPED = "2025-2", "2025-3"
TOP = 7
SENTENCE = "Dalam rilis ini desil 7 sampai 10 diberikan sebagai satu kelompok: 7 atau lebih."
# All of them are for families.
UP_TO = {"SEMBAKO": 5, "LISTRIK": 8, "KUBE": 10}
DECILES = (1, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10, None)
FLOORS = ("1", "6", "8")


@dataclass(frozen=True)
class Home:
    """A family as it really is, whatever a release tells of it."""

    number: int
    desa: str
    decile: int | None
    members: int
    floor: str

    @property
    def area(self) -> set[str]:
        """Its desa, and all above it."""
        return {self.desa, self.desa[:8], self.desa[:5]}


@dataclass(frozen=True)
class Made:
    """The store, whose internal edition is exact, and what is in it."""

    store: Path
    homes: list[Home]
    paid: dict[str, list[Home]]


def homes() -> list[Home]:
    """The families of both releases."""
    draw = random.Random(7)
    desa = builders.villages()[:5]
    return [
        Home(
            number,
            draw.choice(desa),
            draw.choice(DECILES),
            draw.choice((1, 2, 3, 4, 6)),
            draw.choice(FLOORS),
        )
        for number in range(1, 701)
    ]


def recipients(every: list[Home]) -> dict[str, list[Home]]:
    """Who is paid, by programme."""
    draw = random.Random(8)
    return {code: [each for each in every if draw.random() < 0.4] for code in UP_TO}


@contextmanager
def made(kept: Kept) -> Iterator[Made]:
    """Both releases, published in a store that is only to be read, and their rules."""
    folder = kept.folder("topcoded", make)
    every = homes()
    with rules(folder / "reference"):
        yield Made(folder / "store", every, recipients(every))


def make(folder: Path) -> None:
    """Write the rules, make both releases and publish them."""
    write_rules(folder / "reference")
    with rules(folder / "reference"):
        publish(folder)


def publish(folder: Path) -> None:
    """Make and publish both releases, by the rules that hold."""
    store, every = folder / "store", homes()
    paid = recipients(every)
    for release in (FULL, GROUPED):
        families, persons = registry(every, is_grouped=release == GROUPED)
        files = builders.write_delivery(folder / release, families, persons, release=release)
        done = commands.data(store, "ingest", *files, "--no-publish")
        assert done.code == 0, done.err
    top_code(store, GROUPED)
    rows = [
        {
            "program": code,
            "nik": "",
            "no_kk": builders.kk(home.number),
            "periode": period,
            "nominal": "100000",
            "status": "",
        }
        for code, own in paid.items()
        for home in own
        for period in ("2025-Q2", "2025-Q3")
    ]
    builders.write_table(folder / "penerima.csv", list(rows[0]), rows)
    done = commands.data(store, "ingest-programmes", folder / "penerima.csv")
    assert done.code == 0, done.err


def registry(
    every: list[Home], *, is_grouped: bool
) -> tuple[list[builders.Row], list[builders.Row]]:
    """The rows of a delivery; a grouped one holds no decile above TOP."""
    families, persons = [], []
    for home in every:
        decile = home.decile
        if is_grouped and decile is not None:
            decile = min(decile, TOP)
        own, members = builders.household(home.number, home.desa, decile, home.members)
        own[0]["jenis_lantai_terluas"] = home.floor
        families += own
        persons += members
    return families, persons


def top_code(store: Path, release: str) -> None:
    """Say in the account of a release that its last decile stands for all above.

    A delivery with '7+' cells tells the intake the same.
    """
    (path,) = (store / "releases" / release).glob("[!.]*/account.json")
    account = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**account, "top_decile": TOP}), encoding="utf-8")


def write_rules(folder: Path) -> None:
    """A copy of the facts with the rules of UP_TO alone."""
    reference = references.copied(folder)
    with (reference / "eligibility.csv").open(encoding="utf-8-sig", newline="") as file:
        columns = next(csv.reader(file))
    blank = dict.fromkeys(columns, "")
    references.change(
        reference,
        "eligibility.csv",
        lambda _old: [
            {
                **blank,
                **{"programme_code": code, "valid_from": "2025-01-01", "is_verified": "false"},
                **{"decile_min": "1", "decile_max": str(last), "source": "made up for a test"},
            }
            for code, last in UP_TO.items()
        ],
    )


@contextmanager
def rules(reference: Path) -> Iterator[None]:
    """Those facts, and an internal edition without protection."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_REFERENCE", str(reference))
        patch.setenv("DATA_PROTECTION", EXACT)
        settings.cache_clear()
        yield
    settings.cache_clear()
