"""The rate of a Poisson process: what counts say about it, and what it says about counts.

The prior is Jeffreys', Gamma(1/2, 0), whose equal-tailed intervals cover close to what they say
(Brown, Cai and DasGupta 2003, 'Interval estimation in exponential families', Statistica Sinica 13).
"""

from __future__ import annotations

from scipy.special import betainc, betaincinv, gammaincinv

from whoseword.model.tempo import Rate

PRIOR = 0.5
# The ends of a 95 % interval.
ENDS = (0.025, 0.975)


def rate(count: int, exposure: float) -> Rate:
    """The posterior rate after `count` happenings in `exposure` months, which are more than 0.

    After none at all the interval begins at 0.
    """
    shape = count + PRIOR
    low, high = (float(gammaincinv(shape, end)) / exposure for end in ENDS)
    return Rate(shape / exposure, low if count else 0.0, high)


def at_least(number: int, *, count: int, exposure: float, share: float = 1.0) -> float:
    """The probability of `number` or more in `share` months, 0 to 1.

    After `count` in `exposure` months: the negative binomial that the posterior predicts, so that
    a rate that's little known makes no month very unusual.
    """
    if number <= 0:
        return 1.0
    known = exposure / (exposure + share)
    return 1 - float(betainc(count + PRIOR, number, known))


def at_most(number: int, *, count: int, exposure: float, share: float = 1.0) -> float:
    """The probability of `number` or fewer, as `at_least`."""
    known = exposure / (exposure + share)
    return float(betainc(count + PRIOR, number + 1, known))


def share_of(happened: int, cases: int) -> tuple[float, float]:
    """The 95 % interval of a share, after `happened` of `cases`: Jeffreys' too (Brown, Cai and
    DasGupta 2001, 'Interval estimation for a binomial proportion', Statistical Science 16)."""
    alpha, beta = happened + PRIOR, cases - happened + PRIOR
    low, high = (float(betaincinv(alpha, beta, end)) for end in ENDS)
    return (low if happened else 0.0, high if happened < cases else 1.0)
