"""What the three quantities are, as an exhibit."""

import pandas as pd

from language.text import _
from pages.method import quantities as told
from ui.exhibit import Exhibit, Rows
from ui.kept import kept

# Paper says it too.
unknown = told.unknown


@kept
def quantities() -> Exhibit:
    """Official, registry, estimate: what each is, whose, how often, where."""
    head, rows = told.quantities()
    return Exhibit(
        key="quantities",
        title=_("Tiga besaran yang tidak pernah dicampur"),
        subtitle="",
        picture=Rows(tuple(head), tuple(map(tuple, rows)), words=len(head)),
        data=pd.DataFrame(rows, columns=head),
        measures=("p0_pct", "decile1_share_pct", "poverty_rate_pct"),
        source="",
        markup=lambda: told.quantities_html(),
    )
