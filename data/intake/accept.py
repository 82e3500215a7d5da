"""Accepting a delivery: its files are read, its rows judged, and what may be kept is kept.

The steps are the same for the registry (releases.py), for lists of recipients and for lists of
deaths (lists.py); what differs is their contract.
"""

import hashlib
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

import duckdb

from data.database import in_memory
from data.intake.alarms import Alarm, heed
from data.intake.columns import MADE_UP_PREFIX
from data.intake.delivery import File, check_region, find_files
from data.intake.delivery_folders import (
    MEMORY,
    Delivery,
    ListDelivery,
    newest_deliveries,
    put_in_place,
    refuse_mixing,
    write_account,
)
from data.intake.file_account import FileAccount
from data.intake.forms import Form
from data.intake.survey import Survey, survey
from data.meanwhile import importing
from data.problems import StoreProblem
from data.progress import Tell
from data.settings import Settings
from data.walls import audit
from data.walls.key import key_id
from language.text import _

Kept = TypeVar("Kept", bound=Delivery | ListDelivery, covariant=True)
Facts = dict[str, Any]


class Arrival(Protocol[Kept]):
    """A delivery whose files were recognised; its rows are not read yet.

    Its methods are called once each, in this order, and all with one connection.
    """

    @property
    def id(self) -> str:
        """The same for the same files, whatever they are called."""
        ...

    @property
    def home(self) -> Path:
        """The folder in which its own folder will lie."""
        ...

    @property
    def same(self) -> Kept | None:
        """The delivery that it would be again, where that is kept and still counts."""
        ...

    @property
    def siblings(self) -> Sequence[Kept]:
        """The deliveries that it is counted after, in `order` of its account."""
        ...

    @property
    def verdict_count(self) -> str:
        """The relation of how many rows of each file got which verdict."""
        ...

    @property
    def identity(self) -> tuple[str, str]:
        """The number that a row is known by, and the relation of verdicts that has it."""
        ...

    def judge(
        self, connection: duckdb.DuckDBPyConnection, work: Path, tell: Tell
    ) -> tuple[list[FileAccount], Facts]:
        """Load and judge every row; the files' accounts, and what else the account says."""
        ...

    def refuse_unusable(self, accounts: list[FileAccount]) -> None:
        """Raise Refused for files of which nothing can be used."""
        ...

    def compare(
        self,
        connection: duckdb.DuckDBPyConnection,
        accounts: list[FileAccount],
        *,
        is_made_up: bool,
    ) -> tuple[list[Alarm], Facts]:
        """Signs of loss, and what the account says beside what was kept before."""
        ...

    def write(self, connection: duckdb.DuckDBPyConnection, folder: Path, tell: Tell) -> None:
        """Write what may be kept of the rows."""
        ...

    def account(
        self,
        connection: duckdb.DuckDBPyConnection,
        accounts: list[FileAccount],
        facts: Facts,
        common: Facts,
    ) -> Facts:
        """What account.json says: of its rows, and the facts found on the way."""
        ...

    def delivery(self, folder: Path, account: Facts) -> Kept:
        """The delivery as it is kept."""
        ...


@dataclass(frozen=True)
class Contract(Generic[Kept]):
    """What is particular to one kind of delivery.

    arrive(survey, files, store): the delivery in those files; raises Refused for what is none.
    """

    form: Form
    arrive: Callable[[Survey, list[File], Path], Arrival[Kept]]


def accept(
    contract: Contract[Kept],
    paths: Iterable[Path],
    *,
    store: Path,
    work: Path,
    settings: Settings,
    tell: Tell,
    keep: bool = True,
    accepted_loss: str | None = None,
    has_alarms: bool = True,
    meanwhile: Sequence[str] = (),
) -> tuple[Kept, bool]:
    """Read and judge one delivery and keep what may be kept; (delivery, whether it is new).

    Args:
        work: the empty work folder of the only writer.
        keep: False judges into the work folder and leaves the store as it is; alarms are told.
        accepted_loss: why a delivery is right although a part of it seems to be missing.
        has_alarms: False for the sample, whose persons are made up.
        meanwhile: modules that the caller needs next, to be imported while the rows are read.

    The same files again are not new, as long as no later delivery has taken their place. Raises
    Refused for what cannot be a delivery of this kind and region, and for signs of loss that nobody
    has accepted; then the store is unchanged.
    """
    files = find_files(list(paths), work)
    check_region(files.files, settings.region)
    tell.expect(len(files.files))
    arrival = contract.arrive(survey(files, work, tell, contract.form), files.files, store)
    if arrival.same is not None:
        return arrival.same, False
    draft = arrival.home / f".{arrival.id}" if keep else work / arrival.id
    with in_memory(work, MEMORY) as connection, importing(meanwhile):
        accounts, facts = arrival.judge(connection, work, tell)
        _enter_verdicts(connection, arrival.verdict_count, accounts)
        arrival.refuse_unusable(accounts)
        is_made_up = _is_made_up(connection, *arrival.identity)
        alarms, beside = arrival.compare(connection, accounts, is_made_up=is_made_up)
        signs = [each.as_json() for each in alarms]
        loss = heed(signs, accepted_loss) if keep and has_alarms else None
        if is_made_up:
            refuse_mixing(newest_deliveries(store, settings.region), store)
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700, parents=True)
        arrival.write(connection, draft, tell)
        facts = {**facts, **beside, "alarms": signs, "accepted_loss": loss}
        common = {
            "is_made_up": is_made_up,
            "region": settings.region,
            "key": key_id(store),
            "accepted_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "order": 1 + max((each.account["order"] for each in arrival.siblings), default=0),
        }
        account = arrival.account(connection, accounts, facts, common)
    write_account(draft, account)
    if not keep:
        return arrival.delivery(draft, account), True
    final = arrival.home / arrival.id
    audit.enter(
        store,
        "ingested",
        what=final.relative_to(store).as_posix(),
        files=[each["sha256"] for each in account["files"]],
        accepted_losses=sorted({each["code"] for each in loss["alarms"]} if loss else ()),
    )
    put_in_place(draft, final, account)
    return arrival.delivery(final, account), True


def delivery_id(reading: int, region: str, salt: str, files: Iterable[str]) -> str:
    """Twelve hex digits that are the same for the same files, whatever they are called.

    Args:
        reading: changes when more is read of the same files.
        salt: what decides the verdicts besides the files.
        files: what tells each table, its SHA-256 among it.
    """
    text = "\n".join([str(reading), region, salt, *sorted(files)])
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _enter_verdicts(
    connection: duckdb.DuckDBPyConnection, verdict_count: str, accounts: list[FileAccount]
) -> None:
    """Enter the verdicts; every row of every file must then be accounted for."""
    for file, verdict, count in connection.execute(
        f"select file, verdict, rows from {verdict_count} order by file, verdict"
    ).fetchall():
        if verdict == "accepted":
            accounts[file].accepted = count
        elif verdict == "repeated":
            accounts[file].repeated = count
        else:
            accounts[file].quarantined[verdict] = count
    for account in accounts:
        if not account.is_balanced:
            raise StoreProblem(
                _(
                    "{file}: jumlah baris tidak cocok dengan isinya; tidak ada yang disimpan."
                ).format(file=account.place)
            )


def _is_made_up(connection: duckdb.DuckDBPyConnection, number: str, verdicts: str) -> bool:
    """Whether most numbers of accepted rows are made up."""
    answer = connection.execute(
        f"select count(*) filter (where {number} like ? || '%') * 2 > count({number}) "
        f"from {verdicts} where verdict = 'accepted'",
        [MADE_UP_PREFIX],
    ).fetchone()
    return bool(answer and answer[0])
