"""Households whose truth is known, and the decile that a registry would have given each of them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Names = npt.NDArray[np.object_]

FOLDS = 10
SEED = 20261125


@dataclass(frozen=True)
class Households:
    """n households: where each lives, its persons, its registry decile, and whether it is poor.

    `group` is the area whose official rate is known, `area` the one that is estimated.
    """

    group: Names
    area: Names
    persons: Floats
    decile: Integers
    is_poor: Floats


def proxy_score(
    welfare: Floats, traits: Floats, cluster: Names, models: Sequence[npt.NDArray[np.bool_]]
) -> Floats:
    """Welfare of n households as predicted from their traits, each from a model that left it out.

    Ordinary least squares, ten folds by cluster: who is predicted, and all of the same cluster, had
    no part in the model.

    Args:
        welfare: n, e.g. logarithm of consumption.
        traits: n x k; a constant is added.
        models: masks of n; the households of each mask have a model of their own.
    """
    clusters = np.unique(cluster)
    order = np.random.default_rng(SEED).permutation(len(clusters)) % FOLDS
    fold = pd.Series(cluster).map(dict(zip(clusters, order, strict=True))).to_numpy()
    design = np.column_stack([np.ones(len(welfare)), traits])
    score = np.empty(len(welfare))
    for own in models:
        for each in range(FOLDS):
            learn, told = own & (fold != each), own & (fold == each)
            weights, *_rest = np.linalg.lstsq(design[learn], welfare[learn], rcond=None)
            score[told] = design[told] @ weights
    return score


def position(values: Floats, persons: Floats) -> Floats:
    """The place of n households in the order of their values, as a share of all persons, 0 to 1."""
    order = np.argsort(values, kind="stable")
    place = np.empty(len(values))
    place[order] = (np.cumsum(persons[order]) - persons[order] / 2) / persons.sum()
    return place


def deciles(score: Floats, persons: Floats) -> Integers:
    """The decile of persons, 1 to 10, in which each of n households stands by its score."""
    return 1 + np.minimum(9, np.floor(10 * position(score, persons))).astype(np.int64)


def poorest(welfare: Floats, persons: Floats, share: float) -> Floats:
    """1.0 for each of n households among the poorest `share` of persons, else 0.0."""
    return (position(welfare, persons) < share).astype(float)


def chances(households: Households, without: str | None = None) -> Floats:
    """The share of poor persons in each of the ten deciles; `without` a group, all others'."""
    known = households.group != without
    return np.array(
        [
            np.average(
                households.is_poor[known & (households.decile == decile)],
                weights=households.persons[known & (households.decile == decile)],
            )
            for decile in range(1, 11)
        ]
    )
