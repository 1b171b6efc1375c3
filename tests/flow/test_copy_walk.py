from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import HandReader
from prose import (
    ADDED,
    FOOTER,
    INDEPENDENT,
    UNRELATED,
    WIRE,
    cut_to_half,
    reworded,
    without_dateline,
)
from whoseword.flow import add_articles, weigh_copies
from whoseword.ledger import CopyGroup, Store, open_ledger
from whoseword.lexicon import Pack
from whoseword.weigh.copies import Copies

COPIES = Copies(Pack.load())
PLAIN = without_dateline(WIRE)
TEXTS = {
    "wire": WIRE,
    "again": WIRE,
    "half": cut_to_half(PLAIN),
    "tail": f"{cut_to_half(PLAIN, tail=True)}\n\n{FOOTER}",
    "more": f"LONDON — {reworded(PLAIN)}\n{ADDED}",
    "own": INDEPENDENT,
    "mud": f"{UNRELATED}{FOOTER}",
}
# A copy of half the wire story, into which a desk put all of another one.
MIXED = f"{cut_to_half(PLAIN)}\n\n{UNRELATED.removeprefix('LONDON — ')}"
STORY = {"wire", "again", "half", "tail", "more"}


def add(store: Store, folder: Path, *ids: str, copies: Copies | None = COPIES) -> None:
    add_texts(store, folder, {i: TEXTS[i] for i in ids}, copies)


def add_texts(
    store: Store, folder: Path, texts: dict[str, str], copies: Copies | None = COPIES
) -> None:
    path = folder / "articles.jsonl"
    lines = (json.dumps({"id": i, "text": t, "publisher": f"Paper {i}"}) for i, t in texts.items())
    path.write_text("\n".join(lines), encoding="utf-8")
    add_articles([path], HandReader(), store, pack="p", copies=copies)


def shown(store: Store) -> tuple[CopyGroup, ...]:
    with store.view() as view:
        return view.copies()


def ids(group: CopyGroup) -> set[str]:
    return {article.id for article in group.articles}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_ledger(str(tmp_path / "kept.db"), create=True)


def test_one_text_is_one_group_and_other_reports_stay_out(store: Store, tmp_path: Path) -> None:
    add(store, tmp_path, *TEXTS)
    assert [ids(group) for group in shown(store)] == [STORY]


def test_a_story_that_lends_paragraphs_to_a_copy_stays_out(store: Store, tmp_path: Path) -> None:
    add_texts(store, tmp_path, TEXTS | {"mixed": MIXED})
    assert [ids(group) for group in shown(store)] == [STORY | {"mixed"}]


@settings(max_examples=8, deadline=None)
@given(order=st.permutations(["wire", "mixed", "mud", "tail"]))
def test_whoever_comes_first(order: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("mixed")
    with open_ledger(str(folder / "kept.db"), create=True) as store:
        for name in order:
            add_texts(store, folder, {name: (TEXTS | {"mixed": MIXED})[name]})
        assert [ids(group) for group in shown(store)] == [{"wire", "mixed", "tail"}]


def test_the_group_is_named_by_its_smallest_digest(store: Store, tmp_path: Path) -> None:
    add(store, tmp_path, *TEXTS)
    (group,) = shown(store)
    assert group.id == min(article.digest for article in group.articles)


def test_every_document_in_view_has_a_group(store: Store, tmp_path: Path) -> None:
    add(store, tmp_path, *TEXTS)
    with store.view() as view:
        groups = view.copy_groups()
    assert len(groups) == len(TEXTS)
    assert len(set(groups.values())) == len(TEXTS) - len(STORY) + 1


@settings(max_examples=12, deadline=None)
@given(order=st.permutations(sorted(TEXTS)))
def test_the_order_of_adding_changes_nothing(
    order: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    outcomes = []
    for ids_in_order in (sorted(TEXTS), order):
        folder = tmp_path_factory.mktemp("order")
        with open_ledger(str(folder / "kept.db"), create=True) as store:
            add(store, folder, *ids_in_order)
            outcomes.append([(g.id, ids(g), sorted(map(repr, g.pairs))) for g in shown(store)])
    assert outcomes[0] == outcomes[1]


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_a_copy_makes_no_new_group(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    chance = random.Random(seed)
    folder = tmp_path_factory.mktemp("more")
    with open_ledger(str(folder / "kept.db"), create=True) as store:
        add(store, folder, "wire", "own", "mud")
        add_texts(store, folder, {"made": _made(chance)})
        with store.view() as view:
            assert len(set(view.copy_groups().values())) == 3


def _made(chance: random.Random) -> str:
    """A copy of the wire story, as some desk may run it."""
    text = cut_to_half(PLAIN, tail=chance.random() < 0.5) if chance.random() < 0.5 else PLAIN
    text = reworded(text, chance.randint(9, 14)) if chance.random() < 0.5 else text
    extra = chance.choice(["", f"\n\n{FOOTER}", f"\n\n{ADDED}"])
    return chance.choice(["", "PARIS — ", "OSLO, Nov. 1 (Reuters) - "]) + text + extra


def test_adding_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    add(store, tmp_path, *TEXTS)
    before = shown(store)
    add(store, tmp_path, *TEXTS)
    assert shown(store) == before


def test_what_was_added_without_is_weighed_later(store: Store, tmp_path: Path) -> None:
    add(store, tmp_path, *TEXTS, copies=None)
    assert weigh_copies(store, COPIES) == len(TEXTS)
    assert [ids(group) for group in shown(store)] == [STORY]
    assert weigh_copies(store, COPIES) == 0


def test_other_rules_weigh_everything_anew(store: Store, tmp_path: Path) -> None:
    add(store, tmp_path, *TEXTS)
    before = shown(store)
    other = Copies(Pack.load())
    other.form = "other"
    assert weigh_copies(store, other) == len(TEXTS)
    assert shown(store) == before


def test_of_an_article_only_the_newest_version_counts(store: Store, tmp_path: Path) -> None:
    add(store, tmp_path, "wire", "half", "own")
    add_texts(store, tmp_path, {"half": UNRELATED})
    assert shown(store) == ()


def test_pairs_say_why(store: Store, tmp_path: Path) -> None:
    add(store, tmp_path, "wire", "half")
    (pair,) = shown(store)[0].pairs
    assert "words stand in the other" in pair.why[0]
    assert pair.share == pytest.approx(1.0)
