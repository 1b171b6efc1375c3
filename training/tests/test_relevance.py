"""What is learned of relevance: from which texts, and what weighs."""

from __future__ import annotations

from typing import Any

from training.claims.annotated import Annotated
from training.claims.relevance import Example, fitted, measured, opening


def example(n: int, relevant: bool, *traits: str) -> Example:
    return Example(f"a{n}", "random", True, relevant, 2, traits)


SOME = [example(n, bool(n % 2), "NOUN:missile" if n % 2 else "NOUN:tariff") for n in range(200)]


def test_words_of_relevant_texts_weigh_more() -> None:
    weights, _ = fitted(SOME)
    assert weights["NOUN:missile"] > 0 > weights["NOUN:tariff"]


def test_every_text_is_judged_by_models_that_never_saw_it() -> None:
    figures = measured(SOME)["random, whole"]
    # How many texts, of how many claims are given, how many would give any; the claims of both.
    assert figures == {"relevant": [100, 100, 100, 200, 200], "irrelevant": [100, 0, 100, 0, 200]}


def annotated(text: str, *starts: int) -> Annotated:
    claims: list[dict[str, Any]] = [{"start": start} for start in starts]
    return Annotated({"id": "a", "text": text}, claims, gold=False)


def test_an_opening_is_relevant_or_not_as_its_article_is() -> None:
    text = "A missile flew. " + "It rained. " * 60
    lead = opening(annotated(text, 0))
    assert lead is not None
    assert lead.claims
    assert text.startswith(lead.article["text"])
    assert len(lead.article["text"]) < len(text)
    assert opening(annotated(text, 500)) is None
    rain = opening(annotated(text))
    assert rain is not None
    assert not rain.claims
