"""Prioritas: where to push first, by programme, level and what is weighed."""
