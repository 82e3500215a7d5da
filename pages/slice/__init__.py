"""Irisan: two characteristics of families or persons crossed, for one area and release."""

from pages.slice.cross import Cross, table
from pages.slice.question import Asked, asked
from pages.slice.view import View

__all__ = ["Asked", "Cross", "View", "asked", "table"]
