"""Programmes, pillars and findings of every area: what lists of recipients tell."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import pandas as pd

from language.text import _
from pages.coverage import deciles
from pages.coverage.lists import ALL, names
from pages.coverage.pillars import group_words
from pages.coverage.places import GROUPS
from pages.integrity import files
from pages.method.release.rows import Ask, placed, within
from ui.files.sheets import Table
from ui.records import records
from ui.words import top_decile

COUNTS: Final = ("recipients", "eligible", "reached", "missed", "leaked")
SHARES: Final = ("coverage_pct", "exclusion_pct", "leakage_pct")


def programmes(
    ask: Ask,
    known: pd.DataFrame,
    described: pd.DataFrame,
    region: str,
    of_release: Mapping[str, Any],
) -> Iterator[Table]:
    """Every listed programme in every area, and by group of deciles in the whole.

    of_release: a row of `release_by_cutoff`.
    """
    release = of_release["release"]
    whole = ask("coverage_by_programme", area=region, release=release)
    called = names(described)
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
        about |= records(own, ("pillar", "unit"))[0]
        parts.append(pd.concat([row, *below], ignore_index=True).assign(**about))
    frame = pd.concat(parts, ignore_index=True)
    lead = ["programme_code", "programme_name", "pillar", "unit"]
    numbers = [*COUNTS, *SHARES, "amount_idr"]
    title = _("Siapa terjangkau, belum terjangkau, dan di luar aturan: semua program dan wilayah")
    yield Table(_("Program"), title, _spoken(placed(frame, known, lead, numbers)), within())
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
    lead = ["programme_code", "programme_name", "decile_group"]
    counts = ["persons", "recipients", "persons_reached"]
    groups = pd.DataFrame(groups, columns=[*lead, *counts, "amount_idr"])
    title = _("Siapa menerima tiap program, menurut kelompok desil, seluruh kabupaten")
    yield Table(_("Program per desil"), title, top_decile.with_top_decile(groups, of_release))


def pillars(ask: Ask, known: pd.DataFrame, region: str, release: str) -> Table:
    """Families of deciles 1 and 2 by the pillars that reach them, in all and by group."""
    top = _whole(known, region)
    parts = [ask("pillars_by_group", area=region, release=release).assign(**top)]
    for group in (ALL, *GROUPS):
        parts += [
            ask("pillars_by_area", release=release, parent=region, level=level, group=group)
            for level in ("kecamatan", "desa")
        ]
    frame = pd.concat(parts, ignore_index=True)
    frame["group_name"] = [group_words(name) for name in frame["group_name"]]
    numbers = [name for name in frame.columns if name.startswith(("families", "unreached"))]
    title = _("Keluarga desil 1 dan 2 menurut pilar yang menjangkaunya")
    return Table(_("Pilar"), title, placed(frame, known, ["group_name"], numbers), within())


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
    told = files.long_form(records(frame), keys)
    title = _("Yang perlu dicek pada daftar penerima, menurut wilayah")
    exact = [row for row, area in enumerate(told["area_code"]) if area == region]
    yield Table(_("Temuan"), title, told.drop(columns="kind"), within(), exact)
    by_programme = ask("integrity_by_programme", release=release)
    rows = records(by_programme)
    named = [{**row, "programme_name": called.get(row["programme_code"], "")} for row in rows]
    told = files.long_form(named, ("programme_code", "programme_name"))
    title = _("Yang perlu dicek pada daftar penerima, menurut program, seluruh kabupaten")
    yield Table(_("Temuan per program"), title, told.drop(columns="kind"), exact=())
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
    yield Table(_("Dua program"), title, pairs)


def _whole(known: pd.DataFrame, region: str) -> dict[str, Any]:
    """The region's own code, name and level."""
    own = pd.DataFrame(known[known["area_code"] == region])
    return records(own, ("area_code", "area_name", "level"))[0]


def _spoken(frame: pd.DataFrame) -> pd.DataFrame:
    units = {"family": _("keluarga"), "person": _("orang")}
    return frame.assign(unit=[units.get(unit, unit) for unit in frame["unit"]])
