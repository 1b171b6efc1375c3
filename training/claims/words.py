"""Texts as windows of word pieces, with what each word and each sentence is evidence of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from whoseword.read.hints import ENTITIES, HOW, TYPES
from whoseword.read.syntax import Token
from whoseword.read.tagging.pieces import Bools, Ints, Segment, segments
from whoseword.read.tagging.windows import Window as Shown
from whoseword.read.tagging.windows import pack, window

Floats = NDArray[np.float32]
# Good enough to learn by: what reads sentences takes the parser's.
END = re.compile(
    r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?][\"”’)]*\s+(?=[\"“‘(]*[A-Z])|\n"
)
SHORT = 3  # words: less is no sentence


@dataclass(frozen=True)
class Question:
    """Which of the words at `options` fill a claim's slot: offsets in a text, `right` or not.

    `slot` is a place in SLOTS; the claim's evidence is the half-open `start`, `end`; `none` where
    the claim leaves the slot empty.
    """

    slot: int
    start: int
    end: int
    options: Ints
    right: Bools
    none: bool


@dataclass(frozen=True)
class Asked:
    """A question in a window: the pieces at which words of evidence, and options, begin."""

    slot: int
    evidence: Ints
    options: Ints
    right: Bools
    none: bool


@dataclass(frozen=True)
class Window:
    """A window's pieces, what they are, and what is said of its words and sentences.

    `word` [piece, type] and `stated` [sentence, type] are chances, 0 or 1 where a reader said so;
    `how` [piece, HOW] says of words of evidence how the claim stands, and is -1 for all others.
    `entity` [piece] is what a word names, as a place in ENTITIES.
    `sentence` is the number of each word's sentence in the window, -1 for what is no word's start.
    """

    ids: Ints
    feature: Ints
    sentence: Ints
    word: Floats
    stated: Floats
    how: Floats
    entity: Ints
    asked: Sequence[Asked] = ()
    lower: Tensor | None = None  # what the frozen layers make of it


@dataclass(frozen=True)
class Labelled:
    """A text's segments, its sentences' ends, and what `Window` holds of pieces and sentences."""

    parts: Sequence[Segment]
    ends: Ints
    word: Sequence[Floats]
    stated: Floats
    how: Sequence[Floats]
    entity: Sequence[Ints]
    questions: Sequence[Question] = ()

    def windows(self) -> list[Window]:
        """The text, window by window."""
        return [self._window(chosen) for chosen in pack([len(p) for p in self.parts])]

    def _window(self, chosen: range) -> Window:
        w = window([self.parts[i] for i in chosen])
        number = np.searchsorted(self.ends, w.start, side="right")
        number[~w.first] = -1
        seen, sentence = np.unique(number, return_inverse=True)
        own = sentence - int(seen[0] < 0)
        word, how = _spaced(self.word, chosen, 0), _spaced(self.how, chosen, -1)
        stated = self.stated[seen[seen >= 0]]
        asked = tuple(a for q in self.questions if (a := _asked(q, w)) is not None)
        named = [e[:, None].astype(np.float32) for e in self.entity]
        entity = _spaced(named, chosen, 0)[:, 0].astype(np.int64)
        return Window(w.ids, w.feature, own, word, stated, how, entity, asked)


def _asked(question: Question, w: Shown) -> Asked | None:
    """A question in a window; None where it shows neither the evidence nor an answer."""
    at = np.flatnonzero(w.first)
    starts = w.start[at]
    evidence = at[(starts >= question.start) & (starts < question.end)]
    inside = (question.options >= starts[0]) & (question.options < w.end.max()) if len(at) else []
    places = np.searchsorted(starts, question.options[inside], side="right") - 1
    right = question.right[inside]
    if not len(evidence) or not (question.none or right.any()):
        return None
    return Asked(question.slot, evidence, at[places], right, question.none)


def _spaced(rows: Sequence[Floats], chosen: range, blank: float) -> Floats:
    """The chosen segments' rows with a blank one for each of the window's marks."""
    mark = np.full((1, rows[0].shape[1]), blank, np.float32)
    return np.concatenate([mark, *(x for i in chosen for x in (rows[i], mark))])


def cut(text: str, tokenizer: Any) -> tuple[list[Segment], Ints]:
    """A text's segments and the offsets at which its sentences end."""
    ends = np.array([*(m.end() for m in END.finditer(text)), len(text)], np.int64)
    return segments(text, tokenizer), ends


def labelled(
    text: str,
    claims: Sequence[Mapping[str, Any]],
    tokenizer: Any,
    questions: Sequence[Question] = (),
    tokens: Iterable[Token] = (),
) -> Labelled:
    """A text with what a reader said of it; `tokens` say what its words name."""
    parts, ends = cut(text, tokenizer)
    marks = np.zeros((len(text) + 1, len(TYPES)), np.float32)
    how = np.full((len(text) + 1, len(HOW)), -1, np.float32)
    stated = np.zeros((len(ends), len(TYPES)), np.float32)
    starts = np.append(0, ends[:-1])
    for claim in claims:
        start, end = claim["start"], claim["start"] + len(claim["evidence"])
        type_ = TYPES.index(claim["type"])
        marks[start:end, type_] = 1
        how[start:end] = np.maximum(how[start:end], _how(claim))
        common = np.minimum(end, ends) - np.maximum(start, starts)
        stated[2 * common >= end - start, type_] = 1
    entity = np.zeros(len(text) + 1, np.int64)
    for token in tokens:
        entity[token.start : token.end] = ENTITIES.index(token.entity)
    words, hows = ([x[p.start] for p in parts] for x in (marks, how))
    entities = [entity[p.start] for p in parts]
    return Labelled(parts, ends, words, stated, hows, entities, questions)


def _how(claim: Mapping[str, Any]) -> Floats:
    """A claim's modality, and whether it stands on somebody's word, as HOW."""
    out = np.array([claim["modality"] == name for name in HOW], np.float32)
    out[-1] = bool(claim["sources"])
    return out


def windows(articles: Iterable[Labelled]) -> list[Window]:
    """All windows of some articles."""
    return [w for a in articles for w in a.windows()]


def collate(items: Sequence[Window]) -> dict[str, Tensor]:
    """Padded tensors; `sentence` numbers all sentences of the batch."""
    n = -(-max(len(w.ids) for w in items) // 8) * 8
    shape = (len(items), n)
    out: dict[str, Any] = {
        k: np.zeros(shape, np.int64) for k in ("ids", "feature", "mask", "entity")
    }
    out["sentence"] = np.full(shape, -1)
    out["word"] = np.zeros((*shape, len(TYPES)), np.float32)
    out["how"] = np.full((*shape, len(HOW)), -1, np.float32)
    begun = 0
    for row, w in enumerate(items):
        m = len(w.ids)
        out["ids"][row, :m], out["feature"][row, :m], out["mask"][row, :m] = w.ids, w.feature, 1
        out["sentence"][row, :m] = np.where(w.sentence >= 0, w.sentence + begun, -1)
        out["entity"][row, :m] = w.entity
        out["word"][row, :m], out["how"][row, :m] = w.word, w.how
        begun += len(w.stated)
    out["stated"] = np.concatenate([w.stated for w in items])
    out |= _questions(items, n)
    tensors = {k: torch.from_numpy(v) for k, v in out.items()}
    if items[0].lower is not None:
        tensors["lower"] = torch.zeros(*shape, items[0].lower.shape[-1])
        for row, w in enumerate(items):
            assert w.lower is not None
            tensors["lower"][row, : len(w.ids)] = w.lower
    return tensors


def _questions(items: Sequence[Window], n: int) -> dict[str, Any]:
    """The questions of windows padded to `n` pieces, which are numbered through all windows.

    `evidence` and `options` [question, …] are pieces, -1 where a row ends; `right` [question,
    option and none] are 1 where one is right.
    """
    asked = [(row * n, a) for row, w in enumerate(items) for a in w.asked]
    long = max((len(a.evidence) for _, a in asked), default=0)
    many = max((len(a.options) for _, a in asked), default=0)
    out = {
        "slot": np.array([a.slot for _, a in asked], np.int64),
        "evidence": np.full((len(asked), long), -1),
        "options": np.full((len(asked), many), -1),
        "right": np.zeros((len(asked), many + 1), bool),
    }
    for k, (begun, a) in enumerate(asked):
        out["evidence"][k, : len(a.evidence)] = a.evidence + begun
        out["options"][k, : len(a.options)] = a.options + begun
        out["right"][k, : len(a.right)] = a.right
        out["right"][k, -1] = a.none
    return out
