"""What goes home from a meeting: the report of the kabupaten, the sheet of any other area."""

from typing import Final

from pages.summary.report import report
from pages.village.sheet import sheet
from ui.paper.press import Papers

PAPERS: Final = Papers(sheet.facts, report.facts)
