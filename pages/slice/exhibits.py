"""Two characteristics crossed, as an exhibit."""

from language import numbers
from language.text import _
from pages.slice import bars, choices, files, grid, titles
from pages.slice.view import View
from ui import asking, exhibit
from ui.asking import Asking
from ui.exhibit import Exhibit, Rows, Stacks
from ui.kept import kept


@kept
def cross(on: Asking, view: View) -> Exhibit | None:
    """The table of a question, and under it the same as bars; None where it has no rows."""
    if not view.rows:
        return None
    release = view.other.release if view.other else ""
    other = asking.of_release(on.ask("release_by_cutoff"), release)
    levels = choices.level_words(on.areas, on.area)
    return Exhibit(
        key="cross",
        title=titles.title(view.question),
        subtitle=titles.subtitle(view),
        picture=_picture(view),
        data=files.long_form(view, on.registry, on.of_release),
        measures=("count", "row_pct", "column_pct", choices.measure(view.question.unit)),
        source=on.registry,
        alt=bars.described(view),
        remark=titles.top_deciles(view, on.of_release, other),
        markup=lambda: grid.table_html(view, levels) + bars.chart_html(view),
    )


def _picture(view: View) -> Stacks | Rows:
    """Bars; where all are of too few for them, their counts."""
    stacks = bars.stacks(view)
    if not exhibit.is_empty(stacks):
        return stacks
    return Rows(
        (view.question.row.label, *(column.label for column in view.columns), _("Semua")),
        tuple(
            (
                row.label,
                *(
                    numbers.count(view.table.counts.get((row.value, column.value)))
                    for column in view.columns
                ),
                numbers.count(view.table.row_totals.get(row.value)),
            )
            for row in view.rows
        ),
    )
