"""What an earlier version kept, brought to the form of today.

Formats 2 and 3 of a release and 1 of a list have no record keys; these are made from the keyed
hashes that were kept, in place. Formats before 6 counted no persons by decile; they are counted
again. An account that does not say by which key its hashes were made gets the id of the store's
key: it is the only one that there can have been. Whatever cannot be upgraded, or was kept by a key
that has been replaced, is named with the office's own files: they must be ingested again before
anything is published.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import duckdb

from data.database import in_memory
from data.intake.delivery import literal
from data.intake.delivery_folders import (
    FIELDS,
    LIST_FORMAT,
    MEMORY,
    RELEASE_FIELDS,
    RELEASE_FORMAT,
    ListDelivery,
    ListKind,
    account_in,
    delivery_in,
    give_record_keys,
    list_deliveries,
    release_folders,
    write_account,
    write_counts,
    write_keyed,
)
from data.problems import StoreProblem
from data.store import writing
from data.walls.files import folders_in
from data.walls.key import key_id, known_ids
from language.text import _

# Format of a release -> whether it has characteristics.
FORMS: Final = {2: False, 3: True}
LIST_FORMS: Final = (1, 2)
# Formats whose rows are today's, of a release all but its counts; what later ones keep besides is
# not known of them.
LIKE_TODAY: Final = (4, 5)
LISTS_LIKE_TODAY: Final = (2,)


@contextmanager
def writing_today(store: Path, region: str) -> Iterator[Path]:
    """Be the only writer of a store whose releases and lists have the form of today (store.py).

    Raises StoreProblem where its key is lost or another, and for what a later version kept.
    """
    with writing(store) as work:
        check_accounts(store)
        upgrade(store, region)
        yield work


def check_accounts(store: Path) -> int:
    """Hold every kept account against the store's key and today's formats; how many there are.

    To be called by the only writer. Raises StoreProblem as `check_account` does.
    """
    folders = kept_folders(store)
    for folder in folders:
        check_account(store, folder)
    return len(folders)


def kept_folders(store: Path) -> list[Path]:
    """The folder of everything that is kept; StoreProblem for one that cannot be read."""
    lists = [each for kind in ("programmes", "deaths") for each in folders_in(store / kind)]
    return release_folders(store) + lists


def check_account(store: Path, folder: Path) -> None:
    """Raise StoreProblem, naming the folder, for an account that is not of this store or version.

    That is: one that cannot be read, that another key made, or a later version.
    """
    is_release = folder.parent.parent == store / "releases"
    account = account_in(folder, RELEASE_FIELDS if is_release else FIELDS)
    own, before = key_id(store), known_ids(store)[1]
    if account["format"] > (RELEASE_FORMAT if is_release else LIST_FORMAT):
        raise StoreProblem(
            _(
                "{folder}: disimpan oleh versi yang lebih baru (bentuk {format}). Perbarui "
                "program ini, lalu ulangi. Yang sudah terbit tidak berubah."
            ).format(folder=folder, format=account["format"])
        )
    if "key" not in account:
        write_account(folder, {**account, "key": own})
    elif account["key"] not in (own, *before):
        raise StoreProblem(
            _(
                "{folder}: disimpan dengan kunci lain ({other}) daripada kunci tempat "
                "penyimpanan ini ({own}). Pulihkan kunci yang benar, atau pindahkan folder itu "
                "dan masukkan ulang berkasnya. Tidak ada yang diterbitkan."
            ).format(folder=folder, other=account["key"], own=own)
        )


def upgrade(store: Path, region: str) -> list[str]:
    """Bring every kept release and list of a region to today's form; what cannot be, a line each.

    To be called by the only writer. Nothing is lost; where a process dies, the next goes on.
    """
    return [
        *_releases(store, region),
        *_lists(store, region, "programmes"),
        *_lists(store, region, "deaths"),
    ]


def refuse_outdated(store: Path, region: str) -> None:
    """Raise StoreProblem naming the files to ingest again, where something cannot be upgraded."""
    lost = upgrade(store, region)
    if lost:
        raise StoreProblem(
            _(
                "Disimpan oleh versi lama, atau dengan kunci yang sudah diganti: {what}. "
                "Masukkan ulang berkas-berkas itu. Yang sudah terbit tidak berubah."
            ).format(what="; ".join(lost))
        )


def _releases(store: Path, region: str) -> Iterable[str]:
    """Bring releases forward; a line for each that cannot be and that nothing newer replaces."""
    newest: dict[tuple[str, bool], dict[str, Any]] = {}
    stuck: list[tuple[tuple[str, bool], Path, dict[str, Any]]] = []
    own, _before = known_ids(store)
    for folder in release_folders(store):
        delivery = delivery_in(folder)
        account = delivery.account
        if account["region"] != region:
            continue
        key = (delivery.release, delivery.is_made_up)
        if key not in newest or account["order"] > newest[key]["order"]:
            newest[key] = account
        if account["key"] != own or (
            account["format"] != RELEASE_FORMAT and not _keyed(folder, account)
        ):
            stuck.append((key, folder, account))
    for key, folder, account in stuck:
        if newest[key] is account:
            yield _described(store, folder, account)


def _keyed(folder: Path, account: dict[str, Any]) -> bool:
    """Give a release record keys and counts; False where what is kept does not allow it."""
    if account["format"] not in (*FORMS, *LIKE_TODAY):
        return False
    is_keyed = account["format"] in LIKE_TODAY
    with in_memory(folder, MEMORY) as connection:
        try:
            for name in ("family", "person"):
                if is_keyed:
                    connection.execute(
                        f"create table keyed_{name} as from read_parquet(?)",
                        [literal(folder / f"{name}.parquet")],
                    )
                    continue
                # A process that died may have written one of the two already.
                connection.execute(
                    f"create table kept_{name} as "
                    "select columns(lambda each: each <> 'record_key') from read_parquet(?)",
                    [literal(folder / f"{name}.parquet")],
                )
        except (duckdb.IOException, duckdb.InvalidInputException):
            return False
        if is_keyed:
            write_counts(connection, folder)
        else:
            # Format 2 kept nothing of a person but hashes.
            for column in ("sex varchar", "age utinyint"):
                connection.execute(f"alter table kept_person add column if not exists {column}")
            write_keyed(connection, folder)
    if account["format"] in FORMS:
        account["has_characteristics"] = FORMS[account["format"]]
    account["format"] = RELEASE_FORMAT
    write_account(folder, account)
    return True


def _lists(store: Path, region: str, kind: ListKind) -> Iterable[str]:
    """Bring lists forward; a line for each that cannot be and that nothing newer replaces."""
    own, _before = known_ids(store)
    stuck: list[tuple[Path, dict[str, Any]]] = []
    for folder in folders_in(store / kind):
        account = account_in(folder)
        if account["region"] != region:
            continue
        if account["key"] != own or not _list_keyed(folder, kind, account):
            stuck.append((folder, account))
    covered = {pair for each in list_deliveries(store, region, kind) for pair in each.covers}
    for folder, account in stuck:
        pairs = ListDelivery(folder.name, folder, account).covers
        if not pairs or not covered.issuperset(pairs):
            yield _described(store, folder, account)


def _list_keyed(folder: Path, kind: ListKind, account: dict[str, Any]) -> bool:
    """Bring a list to today's form; False where what is kept does not allow it."""
    if account["format"] == LIST_FORMAT:
        return True
    if account["format"] not in LIST_FORMS or (
        kind == "programmes"
        and account["format"] not in LISTS_LIKE_TODAY
        and not give_record_keys(folder)
    ):
        return False
    write_account(folder, {**account, "format": LIST_FORMAT})
    return True


def _described(store: Path, folder: Path, account: dict[str, Any]) -> str:
    """Which folder, and which of the office's files were in it."""
    files = ", ".join(file["name"] for file in account.get("files", ()))
    return f"{folder.relative_to(store)} ({files})" if files else str(folder.relative_to(store))
