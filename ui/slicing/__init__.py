"""Irisan: two characteristics of families or persons crossed, for one area and release."""

from ui.slicing.asked import Asked, asked
from ui.slicing.cross import Cross, table
from ui.slicing.view import View

__all__ = ["Asked", "Cross", "View", "asked", "table"]
