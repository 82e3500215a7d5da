"""The root of a function in a bracket, by Brent's method: what scipy.optimize.brentq finds.

The same steps in the same order, so the same root to the last digit; importing scipy.optimize
takes as long as reading a hundred megabytes, and every publication needs a root.
Source: Brent (1973), Algorithms for Minimization without Derivatives, chapter 4; scipy's brentq.c.
"""

from collections.abc import Callable
from contextlib import suppress
from math import copysign, inf
from sys import float_info

RELATIVE = 4 * float_info.epsilon


def root(
    function: Callable[[float], float], low: float, high: float, *, within: float, most: int = 100
) -> float:
    """Where `function` is 0 between low and high, to `within`.

    Raises ValueError where its signs at both ends are the same, or after `most` steps.
    """
    before, now, opposite = low, high, 0.0
    at_before, at_now, at_opposite = function(before), function(now), 0.0
    step = last_step = 0.0
    if at_before == 0:
        return before
    if at_now == 0:
        return now
    if _has_sign_of(at_before, at_now):
        raise ValueError("the function has the same sign at both ends")
    for _turn in range(most):
        if at_before != 0 and at_now != 0 and not _has_sign_of(at_before, at_now):
            opposite, at_opposite = before, at_before
            last_step = step = now - before
        if abs(at_opposite) < abs(at_now):
            before, now, opposite = now, opposite, now
            at_before, at_now, at_opposite = at_now, at_opposite, at_now
        near = (within + RELATIVE * abs(now)) / 2
        half = (opposite - now) / 2
        if at_now == 0 or abs(half) < near:
            return now
        tried = inf
        if abs(last_step) > near and abs(at_now) < abs(at_before):
            with suppress(ZeroDivisionError):  # then no step but half the bracket is left
                if before == opposite:  # secant
                    tried = -at_now * (now - before) / (at_now - at_before)
                else:  # inverse quadratic
                    to_before = (at_before - at_now) / (before - now)
                    to_opposite = (at_opposite - at_now) / (opposite - now)
                    tried = (
                        -at_now
                        * (at_opposite * to_opposite - at_before * to_before)
                        / (to_opposite * to_before * (at_opposite - at_before))
                    )
        if 2 * abs(tried) < min(abs(last_step), 3 * abs(half) - near):
            last_step, step = step, tried
        else:
            last_step = step = half
        before, at_before = now, at_now
        if abs(step) > near:
            now += step
        else:
            now += near if half > 0 else -near
        at_now = function(now)
    raise ValueError(f"no root after {most} steps")


def _has_sign_of(one: float, other: float) -> bool:
    return copysign(1.0, one) == copysign(1.0, other)
