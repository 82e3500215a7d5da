"""Deliveries as they are kept, and how they are written: whole, or not at all.

releases/<release>/<delivery>/ holds desa_count.parquet (aggregates with cell keys), family.parquet
and person.parquet (keyed hashes, record keys, desa, decile, sex, age and the codes of
characteristics). programmes/<delivery>/ holds recipient.parquet (programme, period, keyed hashes,
record key, rupiah, status, doubts), deaths/<delivery>/ holds death.parquet (keyed hash, day). Each
has quarantine.parquet (file, record, reason) and account.json. No name, address, birthday, NIK or
KK number is written anywhere.

Of a release, and of each programme and period, the newest delivery counts; deaths add up.
"""

import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import NoneType
from typing import Any, Literal

import duckdb

from data.database import in_memory
from data.intake.delivery import literal
from data.problems import Refused, StoreProblem
from data.walls.files import folders_in, remove, replace, settle, write_whole
from data.walls.key import known_ids
from language.text import _
from queries import query

# How deliveries are kept; data/intake/upgrade.py brings older ones to it.
RELEASE_FORMAT = 6
LIST_FORMAT = 3
MEMORY = "1GB"  # of the connection that reads or writes one
# Keyed hashes are nearly all different: no dictionary of them is worth the search for one.
PARQUET = "format parquet, parquet_version v2, dictionary_size_limit 1000"
Kind = type | tuple[type, ...]
# What every account has said since the first format; of a release, this besides.
FIELDS: dict[str, Kind] = {
    **{"format": int, "region": str, "order": int, "is_made_up": bool},
    **{"accepted_at": str, "files": list},
}
RELEASE_FIELDS: dict[str, Kind] = {
    **FIELDS,
    **{"families": dict, "persons": dict, "findings": dict, "replaced": list},
    **{"cutoff": str, "is_cutoff_assumed": bool, "stated_cutoff": (str, NoneType)},
}

ListKind = Literal["programmes", "deaths"]
Pair = tuple[str, str]  # programme, period


@dataclass(frozen=True)
class Delivery:
    """One delivery of a release as it is kept; `account` says what became of its rows."""

    release: str
    id: str
    folder: Path
    account: dict[str, Any]

    @property
    def is_made_up(self) -> bool:
        """Whether its persons are made up."""
        return bool(self.account["is_made_up"])

    @property
    def stated_cutoff(self) -> str | None:
        """The cut-off date that the operator stated, as ISO text."""
        return self.account["stated_cutoff"]

    @property
    def has_characteristics(self) -> bool:
        """Whether families and persons can be counted by more than area and decile."""
        return bool(self.account["has_characteristics"])

    @property
    def top_decile(self) -> int:
        """From which decile on all are one group, as 7 in '7 or more'; 10 where each is told."""
        return int(self.account.get("top_decile", 10))

    def described(self, cutoff: str, is_assumed: bool) -> dict[str, Any]:
        """What a manifest says of it."""
        return {
            "release": self.release,
            "delivery": self.id,
            **self.account,
            "cutoff": cutoff,
            "is_cutoff_assumed": is_assumed,
        }


@dataclass(frozen=True)
class ListDelivery:
    """One delivery of lists as it is kept; `account` says what became of its rows."""

    id: str
    folder: Path
    account: dict[str, Any]

    @property
    def is_made_up(self) -> bool:
        """Whether its persons are made up."""
        return bool(self.account["is_made_up"])

    @property
    def covers(self) -> list[Pair]:
        """The programmes and periods that it tells of."""
        return [(each["programme"], each["period"]) for each in self.account.get("lists", [])]


def newest_deliveries(store: Path, region: str) -> list[Delivery]:
    """The newest delivery of every release of a region, real and made up apart, in order."""
    newest: dict[tuple[str, bool], Delivery] = {}
    own, _before = known_ids(store)
    for folder in release_folders(store):
        delivery = delivery_in(folder)
        if not _is_todays(delivery.account, region, RELEASE_FORMAT, own):
            continue
        key = (delivery.release, delivery.is_made_up)
        if key not in newest or delivery.account["order"] > newest[key].account["order"]:
            newest[key] = delivery
    return [newest[key] for key in sorted(newest)]


def list_deliveries(store: Path, region: str, kind: ListKind) -> list[ListDelivery]:
    """Every delivery of a kind and region, in the order in which they were accepted."""
    key, _before = known_ids(store)
    lists = map(list_in, folders_in(store / kind))
    todays = [each for each in lists if _is_todays(each.account, region, LIST_FORMAT, key)]
    return sorted(todays, key=lambda each: each.account["order"])


def newest_lists(deliveries: Iterable[ListDelivery]) -> dict[Pair, ListDelivery]:
    """For each programme and period the delivery that counts; `deliveries` are in order."""
    return {pair: each for each in deliveries for pair in each.covers}


def release_folders(store: Path) -> list[Path]:
    """The folder of every delivery of a release; StoreProblem for one that cannot be read."""
    return [each for release in folders_in(store / "releases") for each in folders_in(release)]


def delivery_in(folder: Path) -> Delivery:
    """The delivery of a release in a folder; raises StoreProblem for a damaged account."""
    return Delivery(folder.parent.name, folder.name, folder, account_in(folder, RELEASE_FIELDS))


def families_in(folder: Path) -> int:
    """How many families of a release are kept in a folder."""
    return int(account_in(folder)["families"]["accepted"])


def list_in(folder: Path) -> ListDelivery:
    """The lists in a folder; raises StoreProblem for a damaged account."""
    return ListDelivery(folder.name, folder, account_in(folder))


def account_in(folder: Path, fields: dict[str, Kind] = FIELDS) -> dict[str, Any]:
    """The account of what is kept in a folder; StoreProblem where it is damaged or incomplete."""
    account: dict[str, Any] = {}
    try:
        account = json.loads((folder / "account.json").read_text(encoding="utf-8"))
        missing = [name for name, kind in fields.items() if not isinstance(account[name], kind)]
    except KeyError as problem:
        missing = [str(problem.args[0])]
    except (OSError, ValueError, TypeError) as problem:
        raise StoreProblem(_damaged(folder)) from problem
    if missing:
        raise StoreProblem(f"{_damaged(folder)} ({', '.join(missing)})")
    return account


def _damaged(folder: Path) -> str:
    return _("{folder}: catatan kiriman rusak. Pindahkan folder itu, lalu masukkan ulang.").format(
        folder=folder
    )


def _is_todays(account: dict[str, Any], region: str, format: int, key: str | None) -> bool:
    return (account["region"], account["format"], account.get("key")) == (region, format, key)


def write_account(folder: Path, account: dict[str, Any]) -> None:
    """Write the account of what is kept in a folder, whole or not at all."""
    write_whole(folder / "account.json", json.dumps(account, indent=1, ensure_ascii=False))


def put_in_place(draft: Path, final: Path, account: dict[str, Any]) -> None:
    """Make a finished draft the delivery of its id."""
    if not final.exists():
        settle(draft, final)
        return
    before = account_in(final)
    if all(before.get(name) == account.get(name) for name in ("format", "key")):
        # An older delivery came back: the same rows, kept already.
        write_account(final, account)
        shutil.rmtree(draft)
        return
    # An earlier version, or another key, left it unusable, and whatever was counted of it. The
    # account comes last: then all is there.
    files = sorted(draft.iterdir(), key=lambda path: path.name == "account.json")
    for path in final.iterdir():
        if path.is_dir():
            remove(path)
        elif not (draft / path.name).exists():
            path.unlink()
    for path in files:
        replace(path, final / path.name)
    draft.rmdir()


def refuse_mixing(deliveries: Iterable[Delivery], store: Path) -> None:
    """Refuse made-up persons where a real delivery is kept."""
    if any(not each.is_made_up for each in deliveries):
        raise Refused(
            _(
                "{store} berisi data nyata; data karangan tidak dicampur dengannya. "
                "Pilih folder lain dengan DATA_STORE."
            ).format(store=store)
        )


def write_keyed(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write family, person and desa_count with their keys, from kept_family and kept_person.

    Each file is whole or not there at all; what stood in its place is replaced.
    """
    for name in ("family", "person"):
        connection.execute(f"create view keyed_{name} as {query(f'keyed_{name}', 'key').sql}")
        _write(connection, folder, name, f"from keyed_{name}")
    write_counts(connection, folder)


def write_counts(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write desa_count from keyed_family and keyed_person."""
    sql = f"from ({query('desa_count', 'key').sql}) order by area_code, measure"
    _write(connection, folder, "desa_count", sql)


def _write(connection: duckdb.DuckDBPyConnection, folder: Path, name: str, sql: str) -> None:
    draft = folder / f".{name}.parquet"
    connection.execute(f"copy ({sql}) to $path ({PARQUET})", {"path": str(draft)})
    replace(draft, folder / f"{name}.parquet")


def give_record_keys(folder: Path) -> bool:
    """Give the recipients kept in a folder their record keys; False where they cannot be read."""
    path, draft = folder / "recipient.parquet", folder / ".recipient.parquet"
    with in_memory(folder, MEMORY) as connection:
        try:
            connection.execute(
                "create table kept_recipient as "
                "select columns(lambda each: each <> 'record_key') from read_parquet(?)",
                [literal(path)],
            )
        except (duckdb.IOException, duckdb.InvalidInputException):
            return False
        connection.execute(
            f"copy ({query('keyed_recipient', 'key').sql}) to $path (format parquet)",
            {"path": str(draft)},
        )
    replace(draft, path)
    return True
