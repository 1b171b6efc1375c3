"""Who does an event and on whose word it stands are chosen together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whoseword.model import EventType
from whoseword.read.together import Likely, together

STATES = {"Kim Jong Un": "North Korea", "North Korea": "North Korea", "Yonhap": None}
ACTORS = [("Russia", 0.5), ("North Korea", 0.45), (None, 0.05)]
ROOTS = [("Kim Jong Un", 0.9), (None, 0.1)]
LIKELY = st.lists(
    st.tuples(st.sampled_from(["a", "b", None]), st.floats(0, 1)), min_size=1, max_size=4
)


def test_a_statement_s_actor_is_its_speaker_s_state() -> None:
    assert together(EventType.STATEMENT, ACTORS, ROOTS, STATES, denied=False) == (1, 0)


def test_an_act_is_rather_another_s() -> None:
    actors: Likely = [("North Korea", 0.5), ("Russia", 0.45)]
    assert together(EventType.TRANSFER, actors, ROOTS, STATES, denied=False) == (1, 0)
    assert together(EventType.TRANSFER, actors, ROOTS, STATES, denied=True) == (0, 0)
    assert together(EventType.ASSESSMENT, actors, ROOTS, STATES, denied=False) == (0, 0)


def test_nobody_doesn_t_agree_with_the_article_s_own_voice() -> None:
    assert (
        together(EventType.STATEMENT, ACTORS, [("Yonhap", 0.4), (None, 0.6)], STATES, denied=False)[
            0
        ]
        != 2
    )


@given(LIKELY, LIKELY)
def test_an_assessment_s_are_each_the_likeliest(actors: Likely, roots: Likely) -> None:
    who, whose = together(EventType.ASSESSMENT, actors, roots, {}, denied=False)
    assert actors[who][1] >= max(c for _, c in actors) - 1e-8
    assert roots[whose][1] >= max(c for _, c in roots) - 1e-8
