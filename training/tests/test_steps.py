"""Which proposals are right, and from which chance on they are taken."""

from __future__ import annotations

from typing import Any, cast

import numpy as np

from training.claims.limits import Judged, best_limit, confidence, f1
from training.claims.steps import Proposed
from training.claims.texts import Text
from whoseword.model import EventType, Span
from whoseword.read.finding.proposals import Proposal
from whoseword.read.finding.seen import Seen

WORDS = "North Korea fired two missiles on Friday and tested an engine on Saturday."
FIRED, TESTED = Span(0, 40), Span(45, len(WORDS) - 1)


def claim(evidence: Span, type_: str = "test") -> dict[str, Any]:
    return {"type": type_, "start": evidence.start, "evidence": evidence.of(WORDS)}


def proposal(evidence: Span, type_: EventType = EventType.TEST) -> Proposal:
    return Proposal((0, type_), 0, evidence, (0.0,))


def right(claims: list[dict[str, Any]], *proposals: Proposal) -> list[float]:
    text = Text("a", True, 0, cast("Any", None), claims, cast(Seen, None), ())
    return [float(x) for x in Proposed(text, proposals).right()]


def test_each_claim_is_found_once_and_by_a_proposal_of_its_type() -> None:
    both = [claim(FIRED), claim(TESTED)]
    assert right(both, proposal(FIRED), proposal(TESTED)) == [1, 1]
    assert right(both, proposal(TESTED), proposal(FIRED)) == [1, 1]
    assert right(both[:1], proposal(FIRED), proposal(FIRED)) == [1, 0]
    assert right(both[:1], proposal(TESTED), proposal(FIRED)) == [0, 1]
    assert right(both[:1], proposal(FIRED, EventType.ATTACK)) == [0]
    assert right([], proposal(FIRED)) == [0]


JUDGED = Judged(np.array([0.9, 0.8, 0.4, 0.3, 0.1]), np.array([1.0, 1, 1, 0, 0]), 4)


def test_the_limit_is_the_highest_that_finds_most() -> None:
    assert f1(JUDGED, 0.35) == 2 * 3 / (3 + 4)
    assert best_limit(JUDGED) == 0.4


def test_confidence_never_falls() -> None:
    given, true = confidence(JUDGED)
    assert (np.diff(true) >= 0).all()
    assert (given[0], given[-1]) == (0, 1)
