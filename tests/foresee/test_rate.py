from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import gamma, nbinom

from whoseword.foresee.rate import at_least, at_most, rate

COUNTS = st.integers(0, 400)
EXPOSURES = st.floats(0.05, 600)
SHARES = st.floats(0.03, 1.0)


@settings(deadline=None)
@given(COUNTS, EXPOSURES)
def test_the_rate_is_the_posterior_of_jeffreys_prior(count: int, exposure: float) -> None:
    found = rate(count, exposure)
    posterior = gamma(count + 0.5, scale=1 / exposure)
    assert found.mean == pytest.approx(posterior.mean())
    assert found.high == pytest.approx(posterior.ppf(0.975))
    assert found.low == pytest.approx(posterior.ppf(0.025) if count else 0.0)


@settings(deadline=None)
@given(st.integers(0, 60), COUNTS, EXPOSURES, SHARES)
def test_tails_are_the_negative_binomials(
    number: int, count: int, exposure: float, share: float
) -> None:
    predicted = nbinom(count + 0.5, exposure / (exposure + share))
    few = at_most(number, count=count, exposure=exposure, share=share)
    many = at_least(number, count=count, exposure=exposure, share=share)
    assert few == pytest.approx(predicted.cdf(number), abs=1e-9)
    assert many == pytest.approx(predicted.sf(number - 1), abs=1e-9)


def test_one_month_known_makes_none_unusual_that_many_would() -> None:
    after_one = at_least(6, count=2, exposure=1)
    after_many = at_least(6, count=200, exposure=100)
    assert after_many < 0.05 < after_one
