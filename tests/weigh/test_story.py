from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import claim, document
from whoseword.lexicon import Pack
from whoseword.lexicon.names import Names
from whoseword.model import Claim, Source, SourceType
from whoseword.weigh.story import Edge, Reason, Role, Story, Telling, story_of

NAMES = Names(Pack.load())
KCNA = Source("KCNA", SourceType.STATE_MEDIA)
KIM = Source("Kim Jong Un", SourceType.GOVERNMENT)
YONHAP = Source("Yonhap", SourceType.MEDIA)
REUTERS = Source("Reuters", SourceType.MEDIA)


def saying(*chain: Source) -> Claim:
    words = "North Korea tested five missiles"
    return claim(document(), words, "tested", actor="North Korea", sources=chain)


def telling(name: str, outlet: str | None, day: str, group: str, **more: Any) -> Telling:
    return Telling(name, outlet, day, group, **more)


TOLD = (
    telling("a", "Yonhap", "2025-12-26", "g", claims=(saying(KCNA, KIM),)),
    telling("b", "Daily Ledger", "2025-12-27", "g", claims=(saying(YONHAP, KCNA, KIM),)),
    telling("c", "Harbour Gazette", "2025-12-27", "h", credits=("AFP",), claims=(saying(KCNA),)),
    telling("d", None, "", "i", claims=(saying(),)),
)


def edges(story: Story) -> set[tuple[str, str, Reason]]:
    return {(edge.by, edge.of, edge.reason) for edge in story.edges}


def roles(story: Story) -> dict[str, Role]:
    return {node.name: node.role for node in story.nodes}


def test_the_earliest_document_had_it_first() -> None:
    assert story_of(TOLD, NAMES).first == ("a",)


def test_documents_of_one_day_are_not_told_apart() -> None:
    assert story_of(TOLD[1:3], NAMES).first == ("b", "c")


def test_without_a_date_nobody_was_first() -> None:
    assert story_of(TOLD[3:], NAMES).first == ()


def test_copies_count_as_one_text() -> None:
    assert story_of(TOLD, NAMES).groups == 3


def test_the_chain_becomes_edges_down_to_the_root() -> None:
    story = story_of(TOLD[:1], NAMES)
    cites = Reason.CITES
    assert edges(story) == {("Yonhap", "KCNA", cites), ("KCNA", "Kim Jong Un", cites)}
    assert story.roots == ("Kim Jong Un",)


def test_a_later_copy_repeats_the_first() -> None:
    assert ("Daily Ledger", "Yonhap", Reason.COPY) in edges(story_of(TOLD, NAMES))


def test_copies_of_one_day_repeat_nobody() -> None:
    two = [telling("a", "One", "2025-12-26", "g"), telling("b", "Two", "2025-12-26", "g")]
    assert not story_of(two, NAMES).edges


def test_a_credit_leads_to_the_agency() -> None:
    story = story_of(TOLD, NAMES)
    assert ("Harbour Gazette", "AFP", Reason.CREDIT) in edges(story)
    assert roles(story)["AFP"] is Role.AGENCY


def test_a_party_is_marked() -> None:
    marked = {node.name for node in story_of(TOLD, NAMES).nodes if node.self_reporting}
    assert marked == {"KCNA", "Kim Jong Un"}


def test_edges_name_their_documents() -> None:
    story = story_of(TOLD, NAMES)
    assert Edge("KCNA", "Kim Jong Un", Reason.CITES, ("a", "b")) in story.edges


@given(st.permutations(TOLD))
def test_the_order_changes_nothing(told: list[Telling]) -> None:
    assert story_of(told, NAMES) == story_of(TOLD, NAMES)


SOURCES = st.sampled_from([KCNA, KIM, YONHAP, REUTERS])


@given(st.lists(SOURCES, max_size=5), st.sampled_from(["Reuters", "Yonhap", "KCNA", None]))
def test_an_outlet_never_counts_as_a_root(chain: list[Source], outlet: str | None) -> None:
    told = telling("a", outlet, "2025-12-26", "g", claims=(saying(*chain),))
    story = story_of([told], NAMES)
    assert outlet not in story.roots
    innermost = [source.name for source in chain if source.name != outlet][-1:]
    assert list(story.roots) == innermost


@given(st.integers(1, 6))
def test_more_copies_add_no_root_and_no_text(copies: int) -> None:
    more = [
        telling(f"x{n}", f"Paper {n}", "2025-12-28", "g", claims=(saying(YONHAP, KCNA, KIM),))
        for n in range(copies)
    ]
    before, after = story_of(TOLD, NAMES), story_of([*TOLD, *more], NAMES)
    assert (after.groups, after.roots) == (before.groups, before.roots)


@pytest.mark.parametrize("outlet", ["Yonhap (Web)", "Yonhap News Agency"])
def test_editions_are_one_outlet(outlet: str) -> None:
    story = story_of([telling("a", outlet, "", "g", claims=(saying(YONHAP, KCNA),))], NAMES)
    assert set(roles(story)) == {"Yonhap", "KCNA"}
