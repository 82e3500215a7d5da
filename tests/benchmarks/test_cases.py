"""The benchmark can ask every question that there is."""

from benchmarks.cases import VALUES
from queries import names, query


def test_every_parameter_of_every_question_has_a_value():
    assert {param for name in names() for param in query(name).params} <= set(VALUES)
