"""Releases: a delivery is read, judged row by row, and kept as pseudonyms and counts.

releases/<release>/<delivery>/ holds desa_count.parquet (aggregates with cell keys), family.parquet
and person.parquet (keyed hashes, record keys, desa, decile, sex, age and the codes of
characteristics), quarantine.parquet (file, record, reason) and account.json. No name, address,
birthday, NIK or KK number is written anywhere.
"""

import hashlib
import json
import shutil
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb

from data.commands.words import reason_words
from data.generation.generations import settle
from data.intake.alarms import (
    against_code_book,
    against_letter,
    changes,
    heed,
    not_read,
    registry_alarms,
    store_counts,
)
from data.intake.delivery import check_region, find_files, release_of
from data.intake.letters import Letter, one_letter
from data.intake.places import places_of
from data.intake.registry import MADE_UP_PREFIX
from data.intake.registry_cells import store_cells
from data.intake.tables import FileAccount, Survey, Table, load, refuse_incomplete, survey
from data.problems import Refused, StoreProblem
from data.progress import Tell
from data.reference.tables import load_reference
from data.settings import Settings
from data.store import pads_of
from language import numbers
from language.text import _
from queries import in_order, names, query

# How a delivery is kept; data/intake/upgrade.py brings older ones to it.
FORMAT = 5
# Changes when more is read from the office's files than before: the same files are then new.
READING = 4
GIVEN = {"area", "family_file", "person_file", "decile", "birth_cell", "source"}
MEMORY = "1GB"


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


def accepted(store: Path, region: str) -> list[Delivery]:
    """The newest delivery of every release of a region, real and made up apart, in order."""
    newest: dict[tuple[str, bool], Delivery] = {}
    for path in sorted(store.glob("releases/*/[!.]*/account.json")):
        delivery = kept_delivery(path.parent)
        if delivery.account["region"] != region or delivery.account["format"] != FORMAT:
            continue
        key = (delivery.release, delivery.is_made_up)
        if key not in newest or delivery.account["order"] > newest[key].account["order"]:
            newest[key] = delivery
    return [newest[key] for key in sorted(newest)]


def kept_delivery(folder: Path) -> Delivery:
    """The delivery in a folder; raises StoreProblem where its account cannot be read."""
    try:
        account = json.loads((folder / "account.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise StoreProblem(
            _("{folder}: catatan kiriman rusak. Pindahkan folder itu, lalu masukkan ulang.").format(
                folder=folder
            )
        ) from problem
    return Delivery(folder.parent.name, folder.name, folder, account)


def accept(
    paths: Iterable[Path],
    *,
    store: Path,
    work: Path,
    settings: Settings,
    tell: Tell,
    release: str | None = None,
    cutoff: date | None = None,
    keep: bool = True,
    letters: Iterable[Path] = (),
    accepted_loss: str | None = None,
    has_alarms: bool = True,
) -> tuple[Delivery, bool]:
    """Read and judge one delivery and keep what may be kept; (delivery, whether it is new).

    Args:
        work: the empty work folder of the only writer.
        release, cutoff: what the operator states; else file names and letter tell the release.
        keep: False judges into the work folder and leaves the store as it is; alarms are told.
        letters: hand-over letters besides those that lie in `paths`.
        accepted_loss: why a delivery is right although a part of it seems to be missing.
        has_alarms: False for the sample, whose persons are made up.

    The same files with the same cut-off again are not new. Raises Refused for what cannot be a
    delivery of this region, and for signs of loss that nobody has accepted; then the store is
    unchanged.
    """
    found = find_files([*paths, *letters], work)
    check_region(found.files, settings.region)
    tell.expect(len(found.files))
    whole = survey(found, work, tell)
    tables = whole.tables
    letter = one_letter(whole.letters)
    in_letter = (letter.release, letter.file) if letter and letter.release else None
    named = release_of(found.files, release, in_letter)
    refuse_incomplete(tables, whole.left_out)
    cutoff = cutoff or (letter.cutoff if letter else None)
    stated = cutoff.isoformat() if cutoff else None
    id = _id(tables, stated, settings.region)
    home = store / "releases" / named
    kept = accepted(store, settings.region)
    for each in kept:
        if (each.release, each.id) == (named, id):
            return each, False

    tell.expect(len(tables) + len(names("intake")) + len(names("keep")))
    draft = home / f".{id}" if keep else work / id
    limits: dict[str, Any] = {"memory_limit": MEMORY, "temp_directory": str(work)}
    with duckdb.connect(config=limits) as connection:
        load_reference(connection, settings.reference)
        accounts = load(connection, tables, work, tell)
        dated = _cutoff(connection, named, stated)
        _refuse_future(named, dated, letter)
        top_decile = store_cells(connection)
        judge(connection, settings.region, dated["cutoff"], tell)
        _settle_accounts(connection, accounts)
        _refuse_hopeless(accounts, settings.region)
        is_made_up = _is_made_up(connection)
        before = [each for each in kept if each.is_made_up == is_made_up and each.release <= named]
        alarmed = _alarmed(connection, accounts, whole, letter, settings, named, before)
        if keep and has_alarms:
            alarmed["accepted_loss"] = heed(alarmed["alarms"], accepted_loss)
        if is_made_up:
            refuse_mixing(kept, store)
        draft.mkdir(mode=0o700, parents=True)
        _keep(connection, draft, pads_of(store), tell)
        account = _account(connection, accounts) | dated
        account |= {
            "left_out": [each.as_json() for each in whole.left_out],
            "letter": letter.as_json() if letter else None,
            "top_decile": top_decile,
            **alarmed,
        }
    replaced = before[-1] if before and before[-1].release == named else None
    account |= {
        "is_made_up": is_made_up,
        "region": settings.region,
        "accepted_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "order": 1 + max((each.account["order"] for each in _all(home)), default=0),
        "replaced": _replaced(replaced),
    }
    write_account(draft, account)
    if not keep:
        return Delivery(named, id, draft, account), True
    final = home / id
    if not final.exists():
        settle(draft, final)
    elif kept_delivery(final).account["format"] == FORMAT:
        # An older delivery came back: the same rows, kept already.
        write_account(final, account)
        shutil.rmtree(draft)
    else:
        take_the_place(draft, final)
    return Delivery(named, id, final, account), True


def write_account(folder: Path, account: dict[str, Any]) -> None:
    """Write the account of what is kept in a folder, whole or not at all."""
    draft = folder / ".account.json"
    draft.write_text(json.dumps(account, indent=1, ensure_ascii=False), encoding="utf-8")
    draft.replace(folder / "account.json")


def _replaced(before: Delivery | None) -> list[dict[str, Any]]:
    """The deliveries that this one follows, oldest first, with the hashes of their files."""
    if before is None:
        return []
    files = [{key: file[key] for key in ("name", "sha256")} for file in before.account["files"]]
    return [
        *before.account["replaced"],
        {"delivery": before.id, "accepted_at": before.account["accepted_at"], "files": files},
    ]


def _all(home: Path) -> list[Delivery]:
    return [kept_delivery(path.parent) for path in home.glob("[!.]*/account.json")]


def _id(tables: list[Table], stated_cutoff: str | None, region: str) -> str:
    """Twelve hex digits that are the same for the same files, whatever they are called."""
    parts = sorted(f"{table.kind} {table.sha256}" for table in tables)
    text = "\n".join([str(READING), region, stated_cutoff or "", *parts])
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _alarmed(
    connection: duckdb.DuckDBPyConnection,
    accounts: list[FileAccount],
    whole: Survey,
    letter: Letter | None,
    settings: Settings,
    release: str,
    before: list[Delivery],
) -> dict[str, Any]:
    """What an account says of signs of loss and of large changes; `before` are in order."""
    store_counts(connection, [(each.release, each.folder) for each in before])
    alarms = [
        *against_letter(letter, accounts),
        *against_code_book(whole.contradictions),
        *registry_alarms(connection, accounts, settings.alarms, settings.region),
    ]
    alarms += not_read(whole.left_out) if alarms else ()
    return {
        "alarms": [each.as_json() for each in alarms],
        "accepted_loss": None,
        "changes": [each.as_json() for each in changes(connection, release, settings.alarms)],
    }


def _refuse_future(release: str, dated: dict[str, Any], letter: Letter | None) -> None:
    """Refuse a release whose data would be of a day that has not come."""
    cutoff = date.fromisoformat(dated["cutoff"])
    year, quarter = map(int, release.split("-"))
    if date(year, 3 * quarter - 2, 1) > date.today():
        raise Refused(
            _(
                "Rilis {release} belum mungkin ada: triwulannya belum mulai. Periksa nama berkas "
                "atau --release."
            ).format(release=release)
        )
    latest = min(date.today(), letter.exported_on) if letter and letter.exported_on else None
    if cutoff > (latest or date.today()):
        raise Refused(
            _(
                "Rilis {release}: tanggal data {cutoff} ({how}) setelah {latest}. Sebutkan tanggal "
                "data yang benar dengan --cutoff TTTT-BB-HH."
            ).format(
                release=release,
                cutoff=cutoff.isoformat(),
                how=_("diandaikan") if dated["is_cutoff_assumed"] else _("dinyatakan"),
                latest=_("tanggal ekspor dalam surat, {date}").format(date=latest.isoformat())
                if latest and latest < date.today()
                else _("hari ini"),
            )
        )


def judge(connection: duckdb.DuckDBPyConnection, region: str, cutoff: str, tell: Tell) -> None:
    """Make the relations of queries/intake over what was loaded, with its deciles and birthdays."""
    values = {"region": region, "cutoff": cutoff}
    for name in in_order("intake", GIVEN):
        each = query(name, "intake")
        connection.execute(f"create table {each.name} as {each.sql}", each.pick(values))
        tell.done(_("menilai setiap baris"))


def _settle_accounts(connection: duckdb.DuckDBPyConnection, accounts: list[FileAccount]) -> None:
    """Enter the verdicts; every row of every file must then be accounted for."""
    for file, verdict, count in connection.execute(
        "select file, verdict, rows from verdict_count order by file, verdict"
    ).fetchall():
        account = accounts[file]
        if verdict == "accepted":
            account.accepted = count
        elif verdict == "repeated":
            account.repeated = count
        else:
            account.quarantined[verdict] = count
    for account in accounts:
        if not account.is_balanced:
            raise StoreProblem(
                _(
                    "{file}: jumlah baris tidak cocok dengan isinya; tidak ada yang disimpan."
                ).format(file=account.name)
            )


def _refuse_hopeless(accounts: list[FileAccount], region: str) -> None:
    """Refuse a file that is of another regency, or whose codes were rounded away."""
    for account in accounts:
        found = account.quarantined
        if account.kind == "family" and found.get("rounded_area_code", 0) * 2 > account.rows:
            raise Refused(
                _(
                    "{file}: kode desa sudah dibulatkan menjadi bentuk seperti 3.52E+09 dan tidak "
                    "dapat dipulihkan. Ekspor ulang dengan kolom kode sebagai teks."
                ).format(file=account.name)
            )
        if account.kind == "family" and found.get("foreign_area", 0) * 2 > account.rows:
            raise Refused(
                _(
                    "{file}: sebagian besar baris milik kabupaten lain, bukan {region}. "
                    "Periksa apakah kiriman ini untuk kabupaten Anda."
                ).format(file=account.name, region=region)
            )
    for kind in ("family", "person"):
        own = [account for account in accounts if account.kind == kind]
        if not any(account.rows for account in own):
            raise Refused(
                _("{files}: hanya judul kolom, tidak ada baris data.").format(
                    files=", ".join(account.name for account in own)
                )
            )
        if not any(account.accepted for account in own):
            reasons = {"unreadable": sum(account.unreadable for account in own)}
            for account in own:
                for reason, count in account.quarantined.items():
                    reasons[reason] = reasons.get(reason, 0) + count
            raise Refused(
                _("{files}: tidak ada satu baris pun yang dapat dipakai ({reasons}).").format(
                    files=", ".join(account.name for account in own),
                    reasons=_counted(reasons),
                )
            )


def _counted(reasons: dict[str, int]) -> str:
    return ", ".join(
        f"{numbers.integer(count)} {reason_words(reason)}"
        for reason, count in reasons.items()
        if count
    )


def _keep(
    connection: duckdb.DuckDBPyConnection, draft: Path, pads: dict[str, bytes], tell: Tell
) -> None:
    """Write what is kept of the delivery: counts, pseudonyms, places of quarantined rows."""
    hashes = query("family_hash", "keep")
    connection.execute(f"create table family_hash as {hashes.sql}", hashes.pick(pads))
    tell.done(_("menyimpan tanpa identitas"))
    for name in ("family", "person", "quarantine"):
        kept = query(name, "keep")
        connection.execute(f"create table kept_{name} as {kept.sql}", kept.pick(pads))
        tell.done(_("menyimpan tanpa identitas"))
    connection.execute(
        "copy kept_quarantine to $path (format parquet, compression zstd)",
        {"path": str(draft / "quarantine.parquet")},
    )
    write_keyed(connection, draft)


def take_the_place(draft: Path, final: Path) -> None:
    """Put what was made into a folder that an earlier version left unusable, the account last."""
    made = sorted(draft.iterdir(), key=lambda path: path.name == "account.json")
    for path in made:
        path.replace(final / path.name)
    draft.rmdir()


def write_keyed(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write family, person and desa_count with their keys, from kept_family and kept_person.

    Each file is whole or not there at all; what stood in its place is replaced.
    """
    for name in ("family", "person"):
        connection.execute(f"create table keyed_{name} as {query(f'keyed_{name}', 'key').sql}")
    written = {
        "family": "from keyed_family",
        "person": "from keyed_person",
        "desa_count": f"from ({query('desa_count', 'key').sql}) order by area_code, measure",
    }
    for name, sql in written.items():
        draft = folder / f".{name}.parquet"
        connection.execute(
            f"copy ({sql}) to $path (format parquet, compression zstd)", {"path": str(draft)}
        )
        draft.replace(folder / f"{name}.parquet")


def _account(connection: duckdb.DuckDBPyConnection, accounts: list[FileAccount]) -> dict[str, Any]:
    """The account of a delivery: totals of both kinds, findings, and each file."""
    findings = connection.execute("select rule, rows from finding_count order by rule").fetchall()
    return {
        "format": FORMAT,
        "has_characteristics": True,
        "families": _total([each for each in accounts if each.kind == "family"]),
        "persons": _total([each for each in accounts if each.kind == "person"]),
        "findings": dict(findings),
        "places": places_of(connection, accounts, "quarantine_place"),
        "finding_places": places_of(connection, accounts, "finding_place"),
        "files": [asdict(account) for account in accounts],
    }


def _is_made_up(connection: duckdb.DuckDBPyConnection) -> bool:
    found = connection.execute(
        "select count(*) filter (where kk like ? || '%') * 2 > count(*) from family_verdict "
        "where verdict = 'accepted'",
        [MADE_UP_PREFIX],
    ).fetchone()
    return bool(found and found[0])


def refuse_mixing(kept: list[Delivery], store: Path) -> None:
    """Refuse made-up persons where a real delivery is kept."""
    if any(not each.is_made_up for each in kept):
        raise Refused(
            _(
                "{store} berisi data nyata; data karangan tidak dicampur dengannya. "
                "Pilih folder lain dengan DATA_STORE."
            ).format(store=store)
        )


def _cutoff(
    connection: duckdb.DuckDBPyConnection, release: str, stated: str | None
) -> dict[str, Any]:
    """The cut-off date by the rule of queries/build/release.sql, as it is known today."""
    connection.execute(
        "create table delivered as "
        "select ? as release, ?::date as stated_cutoff, false as is_made_up, 10 as top_decile",
        [release, stated],
    )
    found = connection.execute(query("release", "build").sql).fetchone()
    assert found is not None
    return {
        "stated_cutoff": stated,
        "cutoff": found[1].isoformat(),
        "is_cutoff_assumed": found[2],
    }


def _total(accounts: list[FileAccount]) -> dict[str, Any]:
    quarantined: dict[str, int] = {}
    for account in accounts:
        for reason, count in account.quarantined.items():
            quarantined[reason] = quarantined.get(reason, 0) + count
    return {
        "rows": sum(account.rows for account in accounts),
        "accepted": sum(account.accepted for account in accounts),
        "repeated": sum(account.repeated for account in accounts),
        "unreadable": sum(account.unreadable for account in accounts),
        "quarantined": quarantined,
    }
