"""Programmes, pillars and findings of every area: what lists of recipients tell."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import pandas as pd

from language.text import _
from pages.coverage import exhibits as coverage
from pages.integrity import exhibits as integrity
from pages.method.release.rows import placed, within
from ui.asking import Asking
from ui.files.sheets import Table
from ui.records import records
from ui.words import groups, top_decile

COUNTS: Final = ("recipients", "eligible", "reached", "missed", "leaked")
SHARES: Final = ("coverage_pct", "exclusion_pct", "leakage_pct")


def programmes(on: Asking, called: Mapping[str, str]) -> Iterator[Table]:
    """Every listed programme in every area, and by group of deciles in the whole.

    called: the name of every programme by its code.
    """
    whole = on.ask("coverage_by_programme", area=on.region, release=on.release)
    top = _whole(on)
    parts = []
    for code in whole["programme_code"]:
        own = pd.DataFrame(whole[whole["programme_code"] == code])
        row = own.drop(columns=["pillar"]).assign(**top)
        below = [
            on.ask(
                "coverage_by_area",
                programme=code,
                release=on.release,
                parent=on.region,
                level=level,
            )
            for level in ("kecamatan", "desa")
        ]
        about = {"programme_code": code, "programme_name": called[code]}
        about |= {name: own[name].iloc[0] for name in ("pillar", "unit")}
        parts.append(pd.concat([row, *below], ignore_index=True).assign(**about))
    frame = pd.concat(parts, ignore_index=True)
    lead = ["programme_code", "programme_name", "pillar", "unit"]
    numbers = [*COUNTS, *SHARES, "amount_idr", "withheld"]
    title = _("Siapa terjangkau, belum terjangkau, dan di luar aturan: semua program dan wilayah")
    yield Table(_("Program"), title, _spoken(placed(frame, on.areas, lead, numbers)), within())
    each = pd.concat(
        [
            coverage.by_decile(on, code).data.assign(
                programme_code=code, programme_name=called[code]
            )
            for code in whole["programme_code"]
        ],
        ignore_index=True,
    )
    lead = ["programme_code", "programme_name", "decile_group"]
    counts = ["persons", "recipients", "persons_reached", "amount_idr", "withheld"]
    frame = pd.DataFrame(each.assign(decile_group=each["value_name"]), columns=[*lead, *counts])
    title = _("Siapa menerima tiap program, menurut kelompok desil, seluruh kabupaten")
    yield Table(_("Program per desil"), title, top_decile.with_top_decile(frame, on.of_release))


def pillars(on: Asking) -> Table:
    """Families of deciles 1 and 2 by the pillars that reach them, in all and by group."""
    top = _whole(on)
    parts = [on.ask("pillars_by_group", area=on.region, release=on.release).assign(**top)]
    for group in (groups.ALL, *groups.FAMILIES):
        parts += [
            on.ask(
                "pillars_by_area", release=on.release, parent=on.region, level=level, group=group
            )
            for level in ("kecamatan", "desa")
        ]
    frame = pd.concat(parts, ignore_index=True)
    frame["group_name"] = [groups.family_words(name) for name in frame["group_name"]]
    numbers = [
        name for name in frame.columns if name.startswith(("families", "unreached", "withheld"))
    ]
    title = _("Keluarga desil 1 dan 2 menurut pilar yang menjangkaunya")
    return Table(_("Pilar"), title, placed(frame, on.areas, ["group_name"], numbers), within())


def findings(on: Asking, called: Mapping[str, str]) -> Iterator[Table]:
    """What is to be checked, by area and by programme, and pairs of programmes."""
    top = _whole(on)
    parts = [
        on.ask("integrity_by_kind", area=on.region, release=on.release).assign(**top),
        *(
            on.ask("integrity_by_area", release=on.release, parent=on.region, level=level)
            for level in ("kecamatan", "desa")
        ),
    ]
    frame = pd.concat(parts, ignore_index=True).drop(columns=["parent_name"])
    rows = records(placed(frame, on.areas))
    told = integrity.long_form(rows, ("area_code", "area_name", "parent_name", "level"))
    title = _("Yang perlu dicek pada daftar penerima, menurut wilayah")
    exact = [row for row, area in enumerate(told["area_code"]) if area == on.region]
    yield Table(_("Temuan"), title, told.drop(columns="kind"), within(), exact)
    told = integrity.by_programme(on, "findings").data.drop(columns=["release", "kind"])
    title = _("Yang perlu dicek pada daftar penerima, menurut program, seluruh kabupaten")
    yield Table(_("Temuan per program"), title, told, exact=())
    pairs = on.ask("overlap_by_pair", release=on.release)
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


def _whole(on: Asking) -> dict[str, Any]:
    """The region's own code, name and level."""
    own = pd.DataFrame(on.areas[on.areas["area_code"] == on.region])
    return records(own, ("area_code", "area_name", "level"))[0]


def _spoken(frame: pd.DataFrame) -> pd.DataFrame:
    units = {"family": _("keluarga"), "person": _("orang")}
    return frame.assign(unit=[units.get(unit, unit) for unit in frame["unit"]])
