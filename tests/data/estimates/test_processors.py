"""The same files give the same numbers on a processor of another kind."""

import os
import subprocess
import sys

from data.settings import PROJECT

# What numpy and its BLAS take for a processor without AVX2 and AVX-512; others lack these anyway.
OLDER = {"OPENBLAS_CORETYPE": "Nehalem", "NPY_DISABLE_CPU_FEATURES": "X86_V4,X86_V3"}
SAYS = """
import random
from data.estimates.benchmarking import logit_shift
from data.protection.perturbation import intervals
from data.settings import Protections
from tests.data.official import forecasts

draw = random.Random(7)
for _turn in range(40):
    shares = [draw.uniform(0.01, 0.6) for _desa in range(206)]
    persons = [draw.randrange(300, 9000) for _desa in range(206)]
    print(logit_shift(shares, persons, draw.uniform(0.02, 0.3)).hex())
print(intervals(Protections().public))
tables = forecasts()
print({name: tables[name] for name in sorted(tables) if name != "true_gap"})
"""


def test_the_numbers_are_those_of_an_older_processor():
    here, there = _said({}), _said(OLDER)
    assert len(here) > 5_000
    assert here == there


def _said(processor: dict[str, str]) -> str:
    # That a processor lacks what is turned off is no matter.
    return subprocess.run(
        [sys.executable, "-W", "ignore::ImportWarning", "-c", SAYS],
        cwd=PROJECT,
        env={**os.environ, **processor},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
