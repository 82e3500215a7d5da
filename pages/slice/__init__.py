"""Irisan: two characteristics of families or persons crossed, for one area and release."""

from pages.slice.cross import Cross, table
from pages.slice.question import Question, question_of
from pages.slice.view import View

__all__ = ["Cross", "Question", "View", "question_of", "table"]
