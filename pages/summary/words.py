"""Sentences made from the data: titles that say what is seen, answers that can be read aloud.

**Two stars** mark what is set in bold. Every record is one row of a read query, None where empty.
"""

import pandas as pd

from language import numbers
from language.text import _
from ui.records import Record, records
from ui.words.official import target_aim
from ui.words.telling import bold, gap_words


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


def next_target(targets: pd.DataFrame) -> Record:
    """The target that is looked at: the first still open, else the last; {} without any."""
    rows = records(targets)
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


def question(head: Record) -> str:
    """The question of the page."""
    return _("Sudahkah kemiskinan {area} di bawah {province}?").format(
        area=head.get("area_name") or _("kabupaten"), province=str(head.get("province_name") or "")
    )
