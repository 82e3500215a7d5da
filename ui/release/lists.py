"""Programmes, pillars and findings of every area: what lists of recipients tell."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import pandas as pd

from ui.coverage import asked, deciles
from ui.coverage.pillars import group_words
from ui.coverage.places import GROUPS, SHARE_OF
from ui.integrity import files
from ui.records import records
from ui.release.rows import Ask, empty, placed, within
from ui.sheets import Cell, Table
from ui.text import _

COUNTS: Final = ("recipients", "eligible", "reached", "missed", "leaked")
SHARES: Final = ("coverage_pct", "exclusion_pct", "leakage_pct")


def programmes(
    ask: Ask, known: pd.DataFrame, described: pd.DataFrame, region: str, release: str
) -> Iterator[Table]:
    """Every listed programme in every area, and by group of deciles in the whole."""
    whole = ask("coverage_by_programme", area=region, release=release)
    readable = set(asked.readable(ask, whole, region, release))
    called = asked.names(described)
    top = _whole(known, region)
    parts = []
    for code in whole["programme_code"]:
        own = pd.DataFrame(whole[whole["programme_code"] == code])
        row = own.drop(columns=["pillar"]).assign(**top)
        below = [
            ask("coverage_by_area", programme=code, release=release, parent=region, level=level)
            for level in ("kecamatan", "desa")
        ]
        about = {"programme_code": code, "programme_name": called[code]}
        about |= records(own, ("pillar", "unit"), "release.programmes")[0]
        parts.append(pd.concat([row, *below], ignore_index=True).assign(**about))
    frame = pd.concat(parts, ignore_index=True)
    lead = ["programme_code", "programme_name", "pillar", "unit"]
    numbers = [*COUNTS, *SHARES, "amount_idr"]
    frame = placed(frame, known, lead, numbers)
    ruled = {*COUNTS, *SHARES} - {"recipients"}
    hidden = {
        (row, name)
        for row, each in enumerate(records(frame, list(frame.columns), "release.lists"))
        for name in (*COUNTS, *SHARES)
        if each[name] is None
        and (name not in ruled or each["programme_code"] in readable)
        and not (name in SHARE_OF and each[SHARE_OF[name]] == 0)
    }
    title = _("Siapa terjangkau, belum terjangkau, dan di luar aturan: semua program dan wilayah")
    hidden |= _amounts(frame)
    yield Table(_("Program"), title, _spoken(frame), hidden, within())
    groups = pd.concat(
        [
            ask("incidence_by_decile", programme=code, release=release).assign(
                programme_code=code, programme_name=called[code]
            )
            for code in whole["programme_code"]
        ],
        ignore_index=True,
    )
    groups["decile_group"] = [deciles.group_words(each) for each in groups["decile_group"]]
    counts = ("persons", "recipients", "persons_reached")
    lead = ["programme_code", "programme_name", "decile_group"]
    groups = pd.DataFrame(groups, columns=[*lead, *counts, "amount_idr"])
    title = _("Siapa menerima tiap program, menurut kelompok desil, seluruh kabupaten")
    yield Table(_("Program per desil"), title, groups, empty(groups, counts) | _amounts(groups))


def pillars(ask: Ask, known: pd.DataFrame, region: str, release: str) -> Table:
    """Families of deciles 1 and 2 by the pillars that reach them, in all and by group."""
    top = _whole(known, region)
    parts = [ask("pillars_by_group", area=region, release=release).assign(**top)]
    for group in (asked.ALL, *GROUPS):
        parts += [
            ask("pillars_by_area", release=release, parent=region, level=level, group=group)
            for level in ("kecamatan", "desa")
        ]
    frame = pd.concat(parts, ignore_index=True)
    frame["group_name"] = [group_words(name) for name in frame["group_name"]]
    numbers = [name for name in frame.columns if name.startswith(("families", "unreached"))]
    frame = placed(frame, known, ["group_name"], numbers)
    nobody = {
        row
        for row, each in enumerate(records(frame, ("families_decile12",), "release.pillars"))
        if each["families_decile12"] == 0
    }
    hidden = {
        (row, name)
        for row, name in empty(frame, numbers)
        if name != "unreached_pct" or row not in nobody
    }
    title = _("Keluarga desil 1 dan 2 menurut pilar yang menjangkaunya")
    return Table(_("Pilar"), title, frame, hidden, within())


def findings(
    ask: Ask, known: pd.DataFrame, region: str, release: str, called: Mapping[str, str]
) -> Iterator[Table]:
    """What is to be checked, by area and by programme, and pairs of programmes."""
    top = _whole(known, region)
    parts = [
        ask("integrity_by_kind", area=region, release=release).assign(**top),
        *(
            ask("integrity_by_area", release=release, parent=region, level=level)
            for level in ("kecamatan", "desa")
        ),
    ]
    frame = pd.concat(parts, ignore_index=True).drop(columns=["parent_name"])
    frame = placed(frame, known)
    keys = ("area_code", "area_name", "parent_name", "level")
    told = files.long_form(records(frame, list(frame.columns), "release.lists"), keys)
    title = _("Yang perlu dicek pada daftar penerima, menurut wilayah")
    yield Table(_("Temuan"), title, _without_kind(told), _covered(told), within())
    by_programme = ask("integrity_by_programme", release=release)
    rows = records(by_programme, list(by_programme.columns), "release.lists")
    named = [{**row, "programme_name": called.get(row["programme_code"], "")} for row in rows]
    told = files.long_form(named, ("programme_code", "programme_name"))
    title = _("Yang perlu dicek pada daftar penerima, menurut program, seluruh kabupaten")
    yield Table(_("Temuan per program"), title, _without_kind(told), _covered(told))
    pairs = ask("overlap_by_pair", release=release)
    pairs = pd.DataFrame(
        pairs.assign(
            programme_name=[called.get(code, code) for code in pairs["programme_code"]],
            other_name=[called.get(code, code) for code in pairs["other_code"]],
        ),
        columns=[
            "programme_code",
            "programme_name",
            "other_code",
            "other_name",
            "families",
            "is_verified",
        ],
    )
    title = _("Keluarga yang dijangkau dua program sekaligus, seluruh kabupaten")
    yield Table(_("Dua program"), title, pairs, empty(pairs, ("families",)))


def _whole(known: pd.DataFrame, region: str) -> dict[str, Any]:
    """The region's own code, name and level."""
    own = pd.DataFrame(known[known["area_code"] == region])
    return records(own, ("area_code", "area_name", "level"), "release.lists")[0]


def _amounts(frame: pd.DataFrame) -> set[Cell]:
    """Hidden amounts: of recipients that are hidden, where the programme pays at all."""
    rows = records(frame, ("programme_code", "recipients", "amount_idr"), "release.lists")
    paying = {row["programme_code"] for row in rows if row["amount_idr"] is not None}
    return {
        (place, "amount_idr")
        for place, row in enumerate(rows)
        if row["amount_idr"] is None
        and row["recipients"] is None
        and row["programme_code"] in paying
    }


def _spoken(frame: pd.DataFrame) -> pd.DataFrame:
    units = {"family": _("keluarga"), "person": _("orang")}
    return frame.assign(unit=[units.get(unit, unit) for unit in frame["unit"]])


def _without_kind(told: pd.DataFrame) -> pd.DataFrame:
    return told.drop(columns=["kind", "is_hidden"])


def _covered(told: pd.DataFrame) -> set[Cell]:
    cells = files.hidden_rows(told)
    return set(zip(map(int, cells["area_code"]), cells["measure"], strict=True))
