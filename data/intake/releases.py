"""The contract of a release: what the registry delivers, files of families and of persons."""

from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import duckdb

from data.intake.accept import Contract, Facts, delivery_id
from data.intake.alarms import (
    Alarm,
    against_code_book,
    against_letter,
    changes,
    not_read,
    registry_alarms,
    store_counts,
)
from data.intake.delivery import File, release_of
from data.intake.delivery_folders import (
    RELEASE_FORMAT,
    Delivery,
    delivery_in,
    newest_deliveries,
    write_keyed,
)
from data.intake.file_account import FileAccount, total
from data.intake.letters import Letter, one_letter
from data.intake.load import load
from data.intake.places import places_of
from data.intake.registry import REGISTRY
from data.intake.registry_cells import store_cells
from data.intake.release_refusals import refuse_future, refuse_incomplete, refuse_unusable
from data.intake.survey import Survey
from data.progress import Tell
from data.reference.tables import load_reference
from data.settings import Settings
from data.walls.files import folders_in
from data.walls.key import pads_of
from language.text import _
from queries import in_order, names, query

# Changes when more is read from the office's files than before: the same files are then new.
READING = 4
GIVEN = {
    *("area", "family_file", "family_twin", "person_file", "person_twin"),
    *("decile", "birth_cell", "source"),
}


def release_contract(
    settings: Settings, release: str | None = None, cutoff: date | None = None
) -> Contract[Delivery]:
    """How a release is accepted; what the operator states of it, else files and letter tell."""
    return Contract(REGISTRY, partial(_arrive, settings, release, cutoff))


def _arrive(
    settings: Settings,
    release: str | None,
    cutoff: date | None,
    whole: Survey,
    files: list[File],
    store: Path,
) -> "ArrivedRelease":
    letter = one_letter(whole.letters)
    in_letter = (letter.release, letter.file) if letter and letter.release else None
    named = release_of(files, release, in_letter)
    refuse_incomplete(whole.tables, whole.left_out)
    cutoff = cutoff or (letter.cutoff if letter else None)
    return ArrivedRelease(
        release=named,
        stated_cutoff=cutoff.isoformat() if cutoff else None,
        letter=letter,
        whole=whole,
        store=store,
        settings=settings,
        deliveries=newest_deliveries(store, settings.region),
    )


@dataclass(frozen=True)
class ArrivedRelease:
    """A release whose files were recognised; `deliveries` are the newest kept, in order."""

    release: str
    stated_cutoff: str | None
    letter: Letter | None
    whole: Survey
    store: Path
    settings: Settings
    deliveries: list[Delivery]
    verdict_count: str = "verdict_count"
    identity: tuple[str, str] = ("kk", "family_verdict")

    @property
    def id(self) -> str:
        return delivery_id(
            READING,
            self.settings.region,
            self.stated_cutoff or "",
            (f"{table.kind} {table.sha256}" for table in self.whole.tables),
        )

    @property
    def home(self) -> Path:
        return self.store / "releases" / self.release

    @property
    def same(self) -> Delivery | None:
        own = (self.release, self.id)
        return next((each for each in self.deliveries if (each.release, each.id) == own), None)

    @property
    def siblings(self) -> list[Delivery]:
        return list(map(delivery_in, folders_in(self.home)))

    def judge(
        self, connection: duckdb.DuckDBPyConnection, work: Path, tell: Tell
    ) -> tuple[list[FileAccount], Facts]:
        tables = self.whole.tables
        tell.expect(len(tables) + len(names("intake")) + len(names("keep")))
        load_reference(connection, self.settings.reference)
        accounts = load(connection, tables, work, tell, REGISTRY)
        dated = _cutoff(connection, self.release, self.stated_cutoff)
        refuse_future(self.release, dated, self.letter)
        top_decile = store_cells(connection)
        judge(connection, self.settings.region, dated["cutoff"], tell)
        return accounts, {**dated, "top_decile": top_decile}

    def refuse_unusable(self, accounts: list[FileAccount]) -> None:
        refuse_unusable(accounts, self.settings.region)

    def compare(
        self,
        connection: duckdb.DuckDBPyConnection,
        accounts: list[FileAccount],
        *,
        is_made_up: bool,
    ) -> tuple[list[Alarm], Facts]:
        before = self._before(is_made_up)
        store_counts(connection, [(each.release, each.folder) for each in before])
        limits = self.settings.alarms
        alarms = [
            *against_letter(self.letter, accounts),
            *against_code_book(self.whole.contradictions),
            *registry_alarms(connection, accounts, limits, self.settings.region),
        ]
        alarms += not_read(self.whole.left_out) if alarms else ()
        changed = [each.as_json() for each in changes(connection, self.release, limits)]
        return alarms, {"changes": changed}

    def write(self, connection: duckdb.DuckDBPyConnection, folder: Path, tell: Tell) -> None:
        """Counts, pseudonyms, places of quarantined rows."""
        pads = pads_of(self.store)
        hashes = query("family_hash", "keep")
        connection.execute(f"create table family_hash as {hashes.sql}", hashes.pick(pads))
        tell.done(_("menyimpan tanpa identitas"))
        for name in ("family", "person", "quarantine"):
            each = query(name, "keep")
            connection.execute(f"create table kept_{name} as {each.sql}", each.pick(pads))
            tell.done(_("menyimpan tanpa identitas"))
        connection.execute(
            "copy kept_quarantine to $path (format parquet, compression zstd)",
            {"path": str(folder / "quarantine.parquet")},
        )
        write_keyed(connection, folder)

    def account(
        self,
        connection: duckdb.DuckDBPyConnection,
        accounts: list[FileAccount],
        facts: Facts,
        common: Facts,
    ) -> Facts:
        findings = connection.execute("select rule, rows from finding_count order by rule")
        cutoffs = ("stated_cutoff", "cutoff", "is_cutoff_assumed")
        return {
            "format": RELEASE_FORMAT,
            "has_characteristics": True,
            "families": total(each for each in accounts if each.kind == "family"),
            "persons": total(each for each in accounts if each.kind == "person"),
            "findings": dict(findings.fetchall()),
            "places": places_of(connection, accounts, "quarantine_place"),
            "finding_places": places_of(connection, accounts, "finding_place"),
            "files": [asdict(account) for account in accounts],
            **{name: facts[name] for name in cutoffs},
            "left_out": [each.as_json() for each in self.whole.left_out],
            "letter": self.letter.as_json() if self.letter else None,
            **{name: facts[name] for name in ("top_decile", "alarms", "accepted_loss", "changes")},
            **common,
            "replaced": _replaced(self._before(common["is_made_up"]), self.release),
        }

    def delivery(self, folder: Path, account: Facts) -> Delivery:
        return Delivery(self.release, self.id, folder, account)

    def _before(self, is_made_up: bool) -> list[Delivery]:
        """The deliveries kept of this release and of those before it, in order."""
        own = [each for each in self.deliveries if each.is_made_up == is_made_up]
        return [each for each in own if each.release <= self.release]


def _replaced(before: list[Delivery], release: str) -> list[dict[str, Any]]:
    """The deliveries that a new one follows, oldest first, with the hashes of their files."""
    if not before or before[-1].release != release:
        return []
    last = before[-1]
    files = [{key: file[key] for key in ("name", "sha256")} for file in last.account["files"]]
    return [
        *last.account["replaced"],
        {"delivery": last.id, "accepted_at": last.account["accepted_at"], "files": files},
    ]


def judge(connection: duckdb.DuckDBPyConnection, region: str, cutoff: str, tell: Tell) -> None:
    """Make the relations of queries/intake over what was loaded, with its deciles and birthdays."""
    values = {"region": region, "cutoff": cutoff}
    for name in in_order("intake", GIVEN):
        each = query(name, "intake")
        connection.execute(f"create table {each.name} as {each.sql}", each.pick(values))
        tell.done(_("menilai setiap baris"))


def _cutoff(
    connection: duckdb.DuckDBPyConnection, release: str, stated: str | None
) -> dict[str, Any]:
    """The cut-off date by the rule of queries/build/release.sql, as it is known today."""
    connection.execute(
        "create table delivered as "
        "select ? as release, ?::date as stated_cutoff, false as is_made_up, 10 as top_decile",
        [release, stated],
    )
    row = connection.execute(query("release", "build").sql).fetchone()
    assert row is not None
    return {
        "stated_cutoff": stated,
        "cutoff": row[1].isoformat(),
        "is_cutoff_assumed": row[2],
    }
