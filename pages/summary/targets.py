"""The targets set for the kabupaten, each with what is known about it."""

import htpy as h
import pandas as pd
from markupsafe import Markup

from language import numbers
from language.text import _
from ui.exhibit import Rows
from ui.look.markup import kind_tag
from ui.records import Record, records
from ui.words.official import target_aim
from ui.words.sources import ADDRESS
from ui.words.telling import capitalised, chance_figure

_COLUMNS = (
    "said_on",
    "said_by",
    "rule",
    "low_pct",
    "high_pct",
    "limit_pct",
    "deadline",
    "judged_on",
    "figure_pct",
    "status",
    "chance_pct",
    "needed_change_pp",
    "source",
)


def title(targets: pd.DataFrame) -> str:
    """How many targets there were, and what became of them; rows of `target_status`."""
    states = [row["status"] for row in records(targets, ("status",))]
    if not states:
        return _("Belum ada target yang tercatat")
    met, missed = states.count("met"), states.count("missed")
    return _(
        "Dari {all} target, {met} tercapai, {missed} tidak, {waiting} belum dapat dinilai"
    ).format(
        all=numbers.integer(len(states)),
        met=numbers.integer(met),
        missed=numbers.integer(missed),
        waiting=numbers.integer(len(states) - met - missed),
    )


def targets_html(targets: pd.DataFrame, province: str) -> Markup:
    """The targets along their deadlines, the oldest first; rows of `target_status`."""
    return Markup(
        h.ol(".targets")[(_target(row, province) for row in reversed(_newest_first(targets)))]
    )


def rows(targets: pd.DataFrame, province: str) -> Rows:
    """The same as rows of words."""
    return Rows(
        (_("Target"), _("Tenggat"), _("Disampaikan"), _("Keadaannya")),
        tuple(
            (
                capitalised(target_aim(row, province)),
                numbers.date(row["deadline"]),
                str(row["said_by"]),
                status_words(row),
            )
            for row in _newest_first(targets)
        ),
        words=4,
    )


def _newest_first(targets: pd.DataFrame) -> list[Record]:
    rows = records(targets, _COLUMNS)
    return sorted(rows, key=lambda row: str(row["deadline"]), reverse=True)


def _target(target: Record, province: str) -> h.Node:
    aim = target_aim(target, province)
    speaker = str(target["said_by"])
    source = ADDRESS.search(str(target["source"] or ""))
    return h.li(f".target.{target['status']}")[
        h.p(".target-day")[
            numbers.date(target["deadline"]),
            " · ",
            h.a(href=source[0], target="_blank", rel="noopener noreferrer")[speaker]
            if source
            else speaker,
        ],
        h.p(".target-aim")[kind_tag("target", capitalised(aim))],
        h.p(".target-status")[status_words(target)],
    ]


def _open(target: Record) -> list[str]:
    """What is known of a target that still waits: its chance, and the fall it asks for."""
    sentences = []
    if target["chance_pct"] is not None:
        sentences.append(
            _("peluang tercapai {chance}").format(chance=chance_figure(target["chance_pct"]))
        )
    needed = target["needed_change_pp"]
    if needed is not None and needed < 0:
        sentences.append(
            _("perlu turun {size} dari angka resmi terbaru").format(
                size=numbers.points(abs(needed), signed=False)
            )
        )
    return sentences


def status_words(target: Record) -> str:
    """Whether a target is met, and what is known of one that still waits."""
    period = numbers.period(str(target["judged_on"]))
    if target["status"] == "not_yet_measurable":
        test = _("Belum dapat dinilai; diuji dengan angka resmi {period}").format(period=period)
        return "; ".join([test, *_open(target)])
    figure = numbers.percent(target["figure_pct"])
    if target["status"] == "met":
        return _("✓ Tercapai: {figure} pada {period}").format(figure=figure, period=period)
    gap = numbers.points(
        abs(float(target["figure_pct"]) - float(target["limit_pct"])), signed=False
    )
    return _("Tidak tercapai: {figure} pada {period}, {gap} di atas target").format(
        figure=figure, period=period, gap=gap
    )
