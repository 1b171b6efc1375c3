"""Copy groups as records: each document, of which it is a copy, and why."""

from __future__ import annotations

from factories import document
from kept import article_of
from whoseword.export.copies import group_record
from whoseword.ledger.base import Article, CopyGroup
from whoseword.model import Copy


def article(name: str, key: int, title: str = "It rose") -> Article:
    return article_of(document(name, id=f"d{key}", title=title), key)


def copied(part: Article, whole: Article, share: float) -> Copy:
    span = ((0, 40),)
    return Copy(part.digest, whole.digest, share, 0.5, 40, 40, span, span, ("stands in the other",))


WIRE, CUT, AGAIN = article("the wire", 1), article("cut", 2), article("again", 3, "A launch")


def of(group: CopyGroup) -> list[tuple[str | None, float | None]]:
    return [(record["of"], record["share"]) for record in group_record(group)["documents"]]


def test_the_first_repeats_nothing_and_the_others_what_they_share_most_with() -> None:
    pairs = copied(CUT, WIRE, 0.9), copied(AGAIN, WIRE, 0.6), copied(AGAIN, CUT, 0.8)
    group = CopyGroup("g", (WIRE, CUT, AGAIN), pairs)
    assert of(group) == [(None, None), ("d1", 0.9), ("d2", 0.8)]
    assert group_record(group)["documents"][2]["why"] == [
        "stands in the other",
        "under another headline",
    ]


def test_an_earlier_one_comes_before_a_later_one_that_is_more_alike() -> None:
    pairs = copied(CUT, AGAIN, 1.0), copied(CUT, WIRE, 0.5)
    assert of(CopyGroup("g", (WIRE, CUT, AGAIN), pairs))[1] == ("d1", 0.5)


def test_two_halves_of_a_third_are_of_the_later_whole() -> None:
    pairs = copied(WIRE, AGAIN, 0.5), copied(CUT, AGAIN, 0.6)
    assert of(CopyGroup("g", (WIRE, CUT, AGAIN), pairs))[1] == ("d3", 0.6)


def test_the_very_text_again_is_said_to_be_that() -> None:
    twin = article("the wire", 4)
    [_, record] = group_record(CopyGroup("g", (WIRE, twin), ()))["documents"]
    assert (record["of"], record["share"], record["why"]) == ("d1", 1.0, ["the same text"])


def test_what_joins_them_may_be_an_older_version() -> None:
    [_, record] = group_record(CopyGroup("g", (WIRE, CUT), ()))["documents"]
    assert (record["of"], record["share"]) == ("d1", 0.0)
    assert record["why"] == ["through an older version of an article"]
