"""The two questions about a target, each with its answer: one is about BPS, one about people."""

from html import escape

from language.text import _
from pages.summary.outlook_words import (
    Record,
    chance_words,
    published_reason,
    true_reason,
    true_verdict,
)
from ui.look.markup import marked


def questions_html(row: Record, province: str, error: Record, reading: Record) -> str:
    """Both questions side by side; '' without a forecast.

    Args:
        row: the next March, a row of `gap_forecast`.
        error: p0_se_pct and is_se_assumed of the kabupaten's newest official figure.
        reading: a row of `true_gap_by_area`.
    """
    if not row:
        return ""
    verdict = true_verdict(row)
    pairs = (
        (
            _("Akankah angka yang diumumkan BPS di bawah {province}?").format(province=province),
            chance_words(row["below_published_pct"]),
            published_reason(row, province),
        ),
        (
            _("Apakah kemiskinan yang sebenarnya di bawah {province}?").format(province=province),
            verdict[:1].upper() + verdict[1:],
            true_reason(row, province, error, reading),
        ),
    )
    said = "".join(
        f'<div class="question"><h3>{escape(asked)}</h3>'
        f'<p class="verdict">{escape(verdict)}.</p><p>{marked(reason)}</p></div>'
        for asked, verdict, reason in pairs
    )
    return f'<div class="questions">{said}</div>'
