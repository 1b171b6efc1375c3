from __future__ import annotations

import numpy as np

from whoseword.read.tagging.confidence import confidence
from whoseword.read.tagging.decode import Weights, decode
from whoseword.read.tagging.links import View, buckets
from whoseword.read.tagging.viterbi import CONTENT, CUE, SOURCE


def test_distances_fall_into_buckets_by_side() -> None:
    near = buckets(np.arange(-1000, 1001))
    assert near.min() >= 0
    assert near.max() == 47
    assert buckets(np.array([-3, 3])).tolist() == [3, 27]


def by_hand(tags: list[int], *, point: dict[int, int]) -> list[View]:
    """A view whose scores say `tags`, whose words point as told (-1: no source)."""
    n = len(tags)
    scores = np.zeros((n, 7), np.float32)
    scores[np.arange(n), tags] = 9
    query = np.zeros((n, 128), np.float32)
    key = np.zeros((n + 1, 128), np.float32)
    for row in range(n + 1):
        key[row, row] = key[row, 64 + row] = 1
    for word, target in point.items():
        query[word, target + 1] = query[word, 64 + target + 1] = 9
    return [View(0, (0, n), np.arange(1, n + 1), scores, query, key)]


NEUTRAL = Weights(np.zeros((7, 7), np.float32), np.zeros((2, 48), np.float32))


def test_links_join_content_cue_and_source() -> None:
    # "Kim said X Y ; it was reported Z": the second cue has no source
    tags = [SOURCE, CUE, CONTENT, CONTENT + 1, 0, CUE, CONTENT]
    views = by_hand(tags, point={1: 0, 2: 1, 3: 1, 5: -1, 6: 5})
    first, second = decode(views, np.zeros(7, np.int64), NEUTRAL)
    assert (first.source, first.cue, first.content) == ((0, 1), (1, 2), ((2, 4),))
    assert (second.source, second.cue, second.content) == (None, (5, 6), ((6, 7),))


def test_one_source_serves_two_cues() -> None:
    views = by_hand([SOURCE, CUE, CONTENT, CUE, CONTENT], point={1: 0, 2: 1, 3: 0, 4: 3})
    assert [f.source for f in decode(views, np.zeros(5, np.int64), NEUTRAL)] == [(0, 1), (0, 1)]


def test_a_span_ends_with_its_paragraph() -> None:
    tags = [CUE, CONTENT, CONTENT + 1, CONTENT, CONTENT + 1]
    views = by_hand(tags, point={1: 0, 2: 0, 3: 0, 4: 0})
    (found,) = decode(views, np.array([0, 0, 0, 1, 1]), NEUTRAL)
    assert found.content == ((1, 3), (3, 5))


def test_inside_never_follows_another_kind() -> None:
    views = by_hand([0, CONTENT + 1, CUE], point={1: 2})
    for found in decode(views, np.zeros(3, np.int64), NEUTRAL):
        assert found.content[0][0] in (0, 1)


def test_confidence_is_a_probability() -> None:
    weights = (1.0, 0.5, 0.0)
    assert confidence((0.5, 0.5), weights) == 0.5
    assert 0 <= confidence((0.0, 0.0), weights) < 0.01
    assert 0.99 < confidence((1.0, 1.0), weights) <= 1
    assert confidence((0.1, 0.1), ()) == 1.0
