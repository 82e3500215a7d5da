"""Sentences made from the data: titles that say what is seen, answers that can be read aloud.

**Two stars** mark what is set in bold. Every record is one row of a read query, None where empty.
"""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from language import numbers
from language.text import _
from ui.records import records
from ui.words.areas import full_name
from ui.words.telling import bold, gap_words

Record = Mapping[str, Any]

FIRST_COMPARABLE: Final = "2015-03"  # before, a kabupaten's figure is September's


def official_answer(head: Record) -> str:
    """Where the kabupaten stands, from the newest official figure (a row of `headline`)."""
    area = str(head.get("area_name") or "")
    if head.get("p0_pct") is None:
        return _("BPS belum menerbitkan angka kemiskinan {area}.").format(area=area)
    rate, period = bold(numbers.percent(head["p0_pct"])), numbers.period(head["period"])
    if head.get("gap_pp") is None:
        return _("Per {period}, {rate} penduduk {area} hidup di bawah garis kemiskinan.").format(
            period=period, rate=rate, area=area
        )
    return _(
        "Per {period}, {rate} penduduk {area} hidup di bawah garis kemiskinan, {gap} ({other})."
    ).format(
        period=period,
        rate=rate,
        area=area,
        gap=gap_words(head["gap_pp"], str(head["province_name"])),
        other=numbers.percent(head["province_same_pct"]),
    )


def target_aim(target: Record, province: str) -> str:
    """What a target wants: 'di bawah Jawa Timur', 'paling tinggi 9,80 %'."""
    if target["rule"] == "below_province":
        return _("di bawah {province}").format(province=province)
    if target.get("low_pct") is not None:
        return _("antara {low} dan {high}").format(
            low=numbers.percent(target["low_pct"]), high=numbers.percent(target["high_pct"])
        )
    return _("paling tinggi {high}").format(high=numbers.percent(target["high_pct"]))


def next_target(targets: pd.DataFrame) -> Record:
    """The target that is looked at: the first still open, else the last; {} without any."""
    rows = records(targets, list(targets.columns), "next_target")
    rows.sort(key=lambda row: str(row["deadline"]))
    waiting = [row for row in rows if row["status"] == "not_yet_measurable"]
    return next(iter(waiting), rows[-1] if rows else {})


def target_answer(targets: pd.DataFrame, head: Record) -> str:
    """What is known about that target, and why not more; '' without a target."""
    target = next_target(targets)
    if not target:
        return ""
    aim = target_aim(target, str(head.get("province_name") or ""))
    deadline = numbers.date(target["deadline"])
    judged = numbers.period(str(target["judged_on"]))
    if target["status"] == "not_yet_measurable":
        return _(
            "Target “{aim} pada {deadline}” **belum dapat dinilai**: BPS tidak membuat angka "
            "Desember untuk kabupaten, dan angka {period} belum diterbitkan."
        ).format(aim=aim, deadline=deadline, period=judged)
    words = (
        _("Target “{aim} pada {deadline}” **tercapai**: {rate} pada {period}.")
        if target["status"] == "met"
        else _("Target “{aim} pada {deadline}” **belum tercapai**: {rate} pada {period}.")
    )
    return words.format(
        aim=aim, deadline=deadline, rate=numbers.percent(target["figure_pct"]), period=judged
    )


def gap_title(official: pd.DataFrame, area: str, province: str) -> str:
    """How the gap to the province has gone since 2015.

    official: area_code, period, p0_pct of the area and the province (codes, not names).
    """
    rates = {
        (str(row["area_code"]), str(row["period"])): row["p0_pct"]
        for row in records(official, ("area_code", "period", "p0_pct"), "gap_title")
        if row["p0_pct"] is not None and str(row["period"]) >= FIRST_COMPARABLE
    }
    both = sorted(
        period
        for code, period in rates
        if code == area and period.endswith("-03") and (province, period) in rates
    )
    if not both:
        return _("Angka kemiskinan resmi")
    gaps = [float(rates[area, period]) - float(rates[province, period]) for period in both]
    facts = {
        "first": numbers.points(abs(gaps[0]), signed=False),
        "last": numbers.points(abs(gaps[-1]), signed=False),
        "since": both[0][:4],
        "until": both[-1][:4],
    }
    if gaps[-1] < 0:
        return _("Sudah {last} di bawah provinsi pada {until}").format(**facts)
    if gaps[0] >= 0 and facts["first"] == facts["last"]:
        return _("Selisih dengan provinsi tetap {last} sejak {since}").format(**facts)
    if gaps[0] >= 0 and gaps[-1] > gaps[0]:
        return _(
            "Selisih dengan provinsi melebar: {first} pada {since}, {last} pada {until}"
        ).format(**facts)
    return _("Selisih dengan provinsi menyempit: {first} pada {since}, {last} pada {until}").format(
        **facts
    )


def movers_title(areas: pd.DataFrame, since: str | None) -> str:
    """Who fell and who rose most since a release: area_name, level, change_pp."""
    rows = records(areas, ("area_name", "level", "change_pp"), "movers_title")
    moved = sorted(
        (float(row["change_pp"]), full_name(str(row["area_name"]), row["level"]))
        for row in rows
        if row["change_pp"]
    )
    if since is None or not moved:
        return _("Perubahan terlihat setelah rilis kedua")
    falls, rises = moved[0][0] < 0, moved[-1][0] > 0
    if falls and rises:
        return _("{down} paling turun, {up} paling naik").format(down=moved[0][1], up=moved[-1][1])
    if falls:
        return _("Semua turun; {down} paling banyak").format(down=moved[0][1])
    return _("Semua naik; {up} paling banyak").format(up=moved[-1][1])


def biggest_movers(areas: pd.DataFrame, each: int = 5) -> pd.DataFrame:
    """The areas that fell most and those that rose most, at most so many of each."""
    rows = records(areas, ("change_pp",), "biggest_movers")
    moved = sorted((float(row["change_pp"]), i) for i, row in enumerate(rows) if row["change_pp"])
    fell = [i for change, i in moved if change < 0][:each]
    rose = [i for change, i in moved if change > 0][-each:]
    return areas.iloc[fell + rose]


def trend_answer(
    trend: pd.DataFrame, area: str, measure: str, kind: str | None, province: str
) -> str:
    """Where one area stands in the newest release and how it came there.

    trend: area_code, area_name, release, cutoff, province_rate_pct, the measure, and province_class
        where it is known: a gap that cannot be told from zero is not put into points.
    """
    columns = ["area_code", "area_name", "release", "cutoff", "province_rate_pct", measure]
    columns += [name for name in ("province_class",) if name in trend.columns]
    rows = [row for row in records(trend, columns, "trend_answer") if row["area_code"] == area]
    if not rows:
        return _("Belum ada rilis yang memuat wilayah ini.")
    last, name = rows[-1], full_name(str(rows[-1]["area_name"]), kind)
    if last[measure] is None:
        return _("Orang di {area} pada {release} terlalu sedikit untuk persen.").format(
            area=name, release=numbers.release(last["release"])
        )
    known = [row for row in rows if row[measure] is not None]
    is_estimate = measure == "poverty_rate_pct"
    start = (
        _("Kemiskinan {area} diperkirakan {rate} ({release})")
        if is_estimate
        else _("Menurut registri, {rate} warga {area} berada di desil 1 ({release})")
    ).format(
        area=name,
        rate=bold(numbers.percent(last[measure])),
        release=numbers.release(last["release"]),
    )
    if len(known) > 1:
        start += ", " + _("{change} sejak {release}").format(
            change=numbers.change(last[measure] - known[0][measure]).words,
            release=numbers.release(known[0]["release"]),
        )
    if is_estimate and last["province_rate_pct"] is not None:
        gap = gap_words(last[measure] - last["province_rate_pct"], province)
        if last.get("province_class") == "not_distinguishable":
            gap = _("**belum dapat dibedakan** dari {area}").format(area=province)
        start += "; " + _("{gap} (resmi {rate})").format(
            gap=gap, rate=numbers.percent(last["province_rate_pct"])
        )
    return start + "."


def not_drawn(trend: pd.DataFrame, measure: str, names: Mapping[str, str]) -> str:
    """Which chosen areas have no line because too few people live there; '' for none."""
    rows = records(trend, ("area_code", measure), "not_drawn")
    seen = {row["area_code"] for row in rows if row[measure] is not None}
    absent = dict.fromkeys(str(row["area_code"]) for row in rows if row["area_code"] not in seen)
    if not absent:
        return ""
    return _("Tanpa garis, karena orangnya terlalu sedikit untuk persen: {areas}.").format(
        areas=", ".join(names.get(code, code) for code in absent)
    )


def trend_title(trend: pd.DataFrame, measure: str) -> str:
    """What the lines show together."""
    rows = records(trend, ("area_code", "area_name", "release", measure), "trend_title")
    known: dict[str, list[tuple[float, str]]] = {}
    for row in rows:
        if row[measure] is not None:
            known.setdefault(str(row["area_code"]), []).append(
                (float(row[measure]), str(row["area_name"]))
            )
    steps = {code: said[-1][0] - said[0][0] for code, said in known.items() if len(said) > 1}
    if not steps:
        return _("Baru satu rilis yang dapat dibandingkan")
    verdicts = {numbers.change(step).verdict for step in steps.values()}
    if len(steps) == 1:
        return {
            "better": _("Turun sejak rilis pertama"),
            "worse": _("Naik sejak rilis pertama"),
        }.get(verdicts.pop(), _("Tetap sejak rilis pertama"))
    best = min(steps, key=lambda code: steps[code])
    if verdicts == {"worse"}:
        return _("Semua wilayah yang dipilih naik")
    if verdicts == {"better"}:
        return _("Semua wilayah yang dipilih turun, {area} paling banyak").format(
            area=known[best][-1][1]
        )
    return _("Arah wilayah yang dipilih tidak sama")
