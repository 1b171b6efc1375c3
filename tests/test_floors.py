"""The reader's scores may not fall below their floors (see floors.py).

Sets whose data isn't here are skipped.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from training.claims import unseen

from floors import DATA, ROOT, keep_floors
from whoseword.export import reading_record
from whoseword.gather import gather
from whoseword.lexicon import Pack
from whoseword.lexicon.names import Names
from whoseword.lexicon.parties import canonical
from whoseword.measure import score_attributions, score_claims
from whoseword.model import Document
from whoseword.read.engine import Parser
from whoseword.read.reader import Reader
from whoseword.read.tagging.tagger import Tagger

FLOORED = (
    *("actor", "recipient", "object", "place", "quantity", "date", "root"),
    *("source_type", "modality"),
)
SETS: dict[str, tuple[Path, Path]] = {  # articles, annotations
    "examples": (ROOT / "examples" / "articles", ROOT / "examples" / "claims.jsonl"),
    "example-attributions": (
        ROOT / "examples" / "articles",
        ROOT / "examples" / "attributions.jsonl",
    ),
    "gold": (DATA / "gold" / "articles.jsonl", DATA / "gold" / "claims.jsonl"),
    "polnear-dev": (DATA / "polnear" / "dev.jsonl", DATA / "polnear" / "dev.jsonl"),
}


@pytest.mark.parametrize("name", SETS)
def test_scores_keep_their_floors(name: str, pack: Pack) -> None:
    articles, annotations = SETS[name]
    if not annotations.exists():
        pytest.skip(f"{annotations} is not here")
    scores = _scores(articles, annotations, readers_for(name, pack), pack)
    keep_floors(name, scores, articles, annotations)


def test_irrelevant_articles_stay_nearly_empty(pack: Pack) -> None:
    [bakery] = gather([ROOT / "examples" / "articles" / "bakery.txt"])
    assert isinstance(bakery, Document)
    assert Reader(pack).read(bakery).claims == ()


def readers_for(name: str, pack: Pack) -> Callable[[str], Reader]:
    """The reader for each article: of the gold one whose learned parts never saw its fold."""
    plain = Reader(pack)
    if name != "gold":
        return lambda _: plain
    parser, tagger, found = Parser(), Tagger(), dict[str, Reader]()
    for card in sorted(unseen.OF_FOLDS.glob("claims-*.json")):
        reader = unseen.reader(int(card.stem.partition("-")[2]), pack, parser, tagger)
        found |= dict.fromkeys(json.loads(card.read_text("utf-8"))["gold"], reader)
    return found.__getitem__


def _scores(
    articles: Path, annotations: Path, readers: Callable[[str], Reader], pack: Pack
) -> dict[str, float]:
    gold = list(_lines(annotations))
    wanted = {record["id"] for record in gold}
    documents = [d for d in gather([articles]) if isinstance(d, Document) and d.id in wanted]
    records = {d.id: reading_record(readers(d.id).read(d)) for d in documents}
    if "attributions" in gold[0]:
        found = {key: record["attributions"] for key, record in records.items()}
        texts = {d.id: d.text for d in documents}
        score = score_attributions([{"text": texts[g["id"]], **g} for g in gold], found)
        return {
            "content_f1": round(score.content.f1, 4),
            "attributed_f1": round(score.attributed.f1, 4),
            "exact_f1": round(score.exact.f1, 4),
        }
    claims = score_claims(
        {g["id"]: g["claims"] for g in gold},
        {key: record["claims"] for key, record in records.items()},
        partial(canonical, names=Names(pack)),
    )
    return {
        "found_f1": round(claims.found.f1, 4),
        "complete_f1": round(claims.complete.f1, 4),
        "extent": round(claims.extent, 4),
        **{f"{slot}_f1": round(claims.slots[slot].f1, 4) for slot in FLOORED},
    }


def _lines(path: Path) -> Iterator[Mapping[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
