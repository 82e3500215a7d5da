"""Publish: the newest accepted delivery of every release becomes one generation."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb

from data.database import in_memory
from data.generation.build import Earlier, Finding, build
from data.generation.generations import (
    Generation,
    find,
    folder_of,
    next_order,
    point_at,
    pointed_at,
    prune,
    sha256_of,
    whole_generations,
)
from data.generation.withdrawals import withdrawn
from data.intake.delivery_folders import Delivery, newest_deliveries
from data.intake.losses import losses, store_losses
from data.intake.upgrade import refuse_outdated
from data.matching.families import store_flows
from data.matching.match import Lists, lists_of, store_matches
from data.problems import NotSound, StoreProblem
from data.protection.crosstables import slice_files
from data.reference.programmes import load_rules
from data.reference.tables import load_reference
from data.settings import EDITIONS, PROJECT, Settings
from data.walls import audit
from data.walls.files import settle
from data.walls.key import known_ids
from language.text import _
from queries import query

# What decides the numbers besides deliveries, facts and settings.
CODE = (
    "queries/macros.sql",
    "queries/build/*.sql",
    "queries/checks/*.sql",
    "queries/key/*.sql",
    "queries/slice/*.sql",
    "data/reference/characteristics.*",
    "data/protection/*.py",
    "data/estimates/*.*",
    "queries/match/*.sql",
    "data/matching/match.py",
    "queries/flow/*.sql",
    "data/matching/families.py",
)


def publish(
    store: Path, settings: Settings, awaited: Sequence[str] = (), *, again: bool = False
) -> tuple[Generation, bool]:
    """Make the current state of the store visible; (generation, whether it is a new one).

    To be called by the only writer. Made-up releases are set aside as soon as there is a real one;
    `awaited` are those that the caller makes next, and a generation without them says so.
    A generation that was made of the same is shown again instead of being made again; one that was
    withdrawn is made only with `again`.
    Raises StoreProblem for an empty store and for what an earlier version kept and this one cannot
    use, NotSound when a blocking check finds a row; what was
    published before stays.
    """
    refuse_outdated(store, settings.region)
    deliveries = real_or_made_up(newest_deliveries(store, settings.region))
    if not deliveries:
        raise StoreProblem(
            _(
                "Tidak ada rilis di {store}. Masukkan kiriman dengan "
                "`python -m data ingest FOLDER`."
            ).format(store=store)
        )
    is_made_up = any(each.is_made_up for each in deliveries)
    lists = lists_of(store, settings.region, is_made_up=is_made_up)
    inputs: dict[str, Any] = {
        "lists": lists.described(),
        "deliveries": {each.release: each.id for each in deliveries},
        "top_deciles": {each.release: each.top_decile for each in deliveries},
        "reference": {
            path.name: _sha256([path]) for path in sorted(settings.reference.glob("*.csv"))
        },
        "settings": settings.fingerprint,
        "code": code_version(),
        "key": known_ids(store)[0],
    }
    if awaited:
        inputs["awaited"] = list(awaited)
    fingerprint = hashlib.sha256(json.dumps(inputs, sort_keys=True).encode()).hexdigest()
    kept = whole_generations(store)
    same = [each for each in kept if each.manifest["fingerprint"] == fingerprint]
    if same:
        is_moved = pointed_at(store) != same[-1].id
        if is_moved:
            _enter(store, same[-1].id, same[-1].manifest)
            point_at(store, same[-1].id)
        return same[-1], is_moved
    if not again and any(each["fingerprint"] == fingerprint for each in withdrawn(store)):
        raise NotSound(
            _(
                "Isinya sama dengan terbitan yang sudah ditarik; tidak ada yang diterbitkan. "
                "Masukkan kiriman yang benar, atau ulangi dengan `python -m data publish --again`."
            )
        )
    created = datetime.now(UTC)
    id = _free_id(store, f"{created:%Y%m%dT%H%M%S}{created:%f}"[:-3] + f"Z-{fingerprint[:6]}")
    draft = folder_of(store) / f".{id}"
    draft.mkdir(mode=0o700, parents=True)
    manifest: dict[str, Any] = {
        "id": id,
        "order": next_order(store),
        "created": created.isoformat(timespec="seconds"),
        "region": settings.region,
        "province": settings.province,
        "editions": settings.protection.model_dump(),
        "is_made_up": is_made_up,
        "fingerprint": fingerprint,
        **inputs,
    }
    folders = _counted(deliveries)
    alike = [each for each in kept if _is_made_alike(each, manifest)]
    findings, cutoffs, files = _assemble(
        deliveries, draft, settings, lists, folders, earlier=alike[-1] if alike else None
    )
    manifest["cross_tables"] = files
    manifest["accepted_losses"] = losses(deliveries, lists)
    manifest["checks"] = [vars(finding) for finding in findings]
    manifest["releases"] = [
        each.described(cutoff.isoformat(), is_assumed)
        for each, (_release, cutoff, is_assumed) in zip(deliveries, cutoffs, strict=True)
    ]
    manifest["files"] = sha256_of(draft)
    (draft / "manifest.json").write_text(
        json.dumps(manifest, indent=1, ensure_ascii=False), encoding="utf-8"
    )
    settle(draft, folder_of(store) / id)
    _enter(store, id, manifest)
    point_at(store, id)
    prune(store, settings.keep_generations)
    return find(store, id), True


def count_beside(store: Path, settings: Settings, release: str) -> None:
    """Match and count a kept release by itself, and its families with those of the one before it.

    `publish` then finds all beside it. What comes later, such as a list of deaths or a release in
    between, makes it count again.
    """
    deliveries = {each.release: each for each in newest_deliveries(store, settings.region)}
    delivery = deliveries[release]
    lists = lists_of(store, settings.region, is_made_up=delivery.is_made_up)
    with in_memory(delivery.folder) as connection:
        load_reference(connection, settings.reference)
        _load(connection, list(deliveries.values()))
        cutoff_of = _cutoffs(connection)
        store_matches(connection, [delivery], cutoff_of, lists, settings)
        slice_files(connection, {release: delivery.folder}, settings)
        in_time = _in_time(cutoff_of)
        before = in_time[: in_time.index(release)][-1:]
        store_flows(connection, [*before, release], _counted(deliveries.values()), settings.region)


def trial(store: Path, settings: Settings, delivery: Delivery, work: Path) -> list[Finding]:
    """What the checks would find if this delivery were published; nothing is kept.

    Raises NotSound when a blocking check finds a row.
    """
    others = [
        each
        for each in newest_deliveries(store, settings.region)
        if each.release != delivery.release
    ]
    folder = work / "trial"
    folder.mkdir()
    deliveries = real_or_made_up([*others, delivery])
    is_made_up = any(each.is_made_up for each in deliveries)
    lists = lists_of(store, settings.region, is_made_up=is_made_up)
    return _assemble(deliveries, folder, settings, lists, {}, work)[0]


def _assemble(
    deliveries: list[Delivery],
    folder: Path,
    settings: Settings,
    lists: Lists,
    folders: Mapping[str, Path],
    work: Path | None = None,
    earlier: Generation | None = None,
) -> tuple[list[Finding], list[tuple[str, date, bool]], dict[str, str]]:
    """Build both editions into `folder`.

    Args:
        work: where recipients are matched for a trial, of which nothing is kept.
        earlier: a generation of the same facts and code, of which much can be taken over.

    Returns the checks' findings, each release's cut-off, and the name of its cross-tables.
    """
    # Each edition is asked for by a thread of its own, and works there as well.
    with in_memory(folder, among=len(EDITIONS)) as connection:
        load_reference(connection, settings.reference)
        load_rules(connection, settings.reference)
        _load(connection, deliveries)
        cutoff_of = _cutoffs(connection)
        store_matches(connection, deliveries, cutoff_of, lists, settings, work)
        store_flows(connection, _in_time(cutoff_of), folders, settings.region)
        store_losses(connection, losses(deliveries, lists))
        same = Earlier(earlier.folder, earlier.manifest["cross_tables"]) if earlier else None
        findings, names = build(connection, folder, settings, folders, same)
        cutoffs = connection.execute(
            "select release, cutoff, is_cutoff_assumed from release order by release"
        ).fetchall()
    return findings, cutoffs, names


def real_or_made_up(deliveries: list[Delivery]) -> list[Delivery]:
    """Real deliveries if there is any, else the made-up ones: the two never mix."""
    real = [each for each in deliveries if not each.is_made_up]
    return sorted(real or deliveries, key=lambda each: each.release)


def code_version() -> str:
    """Twelve hex digits of what decides the numbers: SQL, estimates, protection."""
    return _sha256(sorted(path for each in CODE for path in PROJECT.glob(each)))[:12]


def _sha256(paths: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _enter(store: Path, id: str, manifest: Mapping[str, Any]) -> None:
    """Enter into the audit what is about to be shown, and its files."""
    audit.enter(store, "published", generation=id, files=manifest["files"])


def _is_made_alike(generation: Generation, manifest: Mapping[str, Any]) -> bool:
    """Whether a generation was made in today's way of the same facts; deliveries may differ."""
    return "cross_tables" in generation.manifest and all(
        generation.manifest[name] == manifest[name]
        for name in ("region", "province", "reference", "code", "editions")
    )


def _free_id(store: Path, id: str) -> str:
    number, free = 2, id
    while (folder_of(store) / free).exists():
        number, free = number + 1, f"{id}-{number}"
    return free


def _cutoffs(connection: duckdb.DuckDBPyConnection) -> dict[str, date]:
    """The cut-off of each release in delivered."""
    rows = connection.execute(query("release", "build").sql).fetchall()
    return {release: cutoff for release, cutoff, *_rest in rows}


def _counted(deliveries: Iterable[Delivery]) -> dict[str, Path]:
    """The folder of each release whose families and persons are kept with characteristics."""
    return {each.release: each.folder for each in deliveries if each.has_characteristics}


def _in_time(cutoff_of: Mapping[str, date]) -> list[str]:
    """Releases in the order of their cut-offs."""
    return sorted(cutoff_of, key=lambda release: (cutoff_of[release], release))


def _load(connection: duckdb.DuckDBPyConnection, deliveries: list[Delivery]) -> None:
    """The tables delivered and desa_count: the union of what each release keeps beside it."""
    connection.execute(
        "create table delivered (release varchar, stated_cutoff date, is_made_up boolean, "
        "top_decile integer)"
    )
    connection.executemany(
        "insert into delivered values (?, ?, ?, ?)",
        [
            [each.release, each.stated_cutoff, each.is_made_up, each.top_decile]
            for each in deliveries
        ],
    )
    connection.execute(
        "create table desa_count as "
        + " union all ".join("select ? as release, * from read_parquet(?)" for _each in deliveries),
        [
            value
            for each in deliveries
            for value in (each.release, str(each.folder / "desa_count.parquet"))
        ],
    )
