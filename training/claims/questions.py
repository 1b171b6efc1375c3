"""Who, and which place, fills the slots of annotated claims: questions to the network of hints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np

from training.claims.annotated import Annotated
from training.claims.words import Question
from whoseword.lexicon.names import Names
from whoseword.lexicon.parties import canonical
from whoseword.measure.slots import OWN_VOICE, agree, slots_of
from whoseword.model import Document, EventType
from whoseword.read.arguments import Finder
from whoseword.read.fillers import Named, parties, places, voices
from whoseword.read.hints import SLOTS
from whoseword.read.who.speakers import Speakers


def questions(
    one: Annotated, finder: Finder, document: Document, names: Names
) -> tuple[Question, ...]:
    """A question for every claim and slot whose answer the text names, or that stays empty."""
    where = list(places(finder.text, finder.named_sites))
    who = list(voices(finder.text, Speakers(document, finder.text.mentions, finder.names)))
    found = []
    for claim in one.claims:
        whom = list(parties(finder.text, EventType(claim["type"])))
        offered = dict(zip(SLOTS, (whom, whom, where, who), strict=True))
        found += [_question(claim, slot, offered[slot], names) for slot in SLOTS]
    return tuple(q for q in found if q.none or q.right.any())


def _question(
    claim: Mapping[str, Any], slot: str, offered: Sequence[Named], names: Names
) -> Question:
    plain = partial(canonical, names=names)
    wanted = slots_of(claim, plain)[slot]
    filled = ({"sources": [name]} if slot == "root" else {slot: name} for _, name in offered)
    right = [agree(slot, wanted, slots_of(one, plain)[slot]) for one in filled]
    return Question(
        SLOTS.index(slot),
        claim["start"],
        claim["start"] + len(claim["evidence"]),
        np.array([offset for offset, _ in offered], np.int64),
        np.array(right, bool),
        wanted is None or wanted == OWN_VOICE,
    )
