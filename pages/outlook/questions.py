"""The two questions about a target, each with its answer: one is about BPS, one about people."""

import htpy as h
from markupsafe import Markup

from language.text import _
from pages.outlook.words import (
    Record,
    chance_words,
    published_reason,
    true_reason,
    true_verdict,
)
from ui.kept import kept
from ui.look.markup import marked
from ui.words.telling import capitalised


@kept
def questions_html(row: Record, province: str, error: Record, reading: Record) -> Markup:
    """Both questions side by side; '' without a forecast.

    Args:
        row: the next March, a row of `gap_forecast`.
        error: p0_se_pct and is_se_assumed of the kabupaten's newest official figure.
        reading: a row of `true_gap_by_area`.
    """
    if not row:
        return Markup()
    answers = (
        (
            _("Akankah angka yang diumumkan BPS di bawah {province}?").format(province=province),
            chance_words(row["below_published_pct"]),
            published_reason(row, province),
        ),
        (
            _("Apakah kemiskinan yang sebenarnya di bawah {province}?").format(province=province),
            capitalised(true_verdict(row)),
            true_reason(row, province, error, reading),
        ),
    )
    return Markup(
        h.div(".questions")[
            (
                h.div(".question")[h.h3[question], h.p(".verdict")[f"{verdict}."], h.p[marked(why)]]
                for question, verdict, why in answers
            )
        ]
    )
