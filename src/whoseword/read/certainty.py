"""How a proposition stands: asserted, ordered, planned, predicted, possible, denied, demanded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from whoseword.lexicon import Pack
from whoseword.model import Modality, Span, Stance
from whoseword.read.denial import Denying
from whoseword.read.negation import negated
from whoseword.read.orders import Orders
from whoseword.read.syntax import Parse, Token

# What the cue of the innermost attribution makes of its content.
BY_STANCE: Mapping[Stance, Modality] = {
    Stance.DENY: Modality.DENIED,
    Stance.ORDER: Modality.ORDERED,
    Stance.DEMAND: Modality.DEMANDED,
    Stance.PROMISE: Modality.PLANNED,
    Stance.PREDICT: Modality.PREDICTED,
    Stance.BELIEVE: Modality.POSSIBLE,
    Stance.DOUBT: Modality.POSSIBLE,
}
# Arcs over which what a verb or noun does to its complement reaches the event below.
CARRYING = frozenset(
    {"xcomp", "ccomp", "acl", "advcl", "conj", "dobj", "pobj", "pcomp", "prep", "oprd", "relcl"}
    | {"nsubj", "nsubjpass", "attr", "acomp", "compound", "amod", "dative"}
)
# Arcs at which a clause of its own begins: the words above it don't touch it.
APART = frozenset({"relcl", "parataxis", "advcl"})
# 'likely to shift' looks ahead, 'likely to have shifted' doesn't.
TO_COME = re.compile(r"\s+to\s+(?!have\b|be\b)")
# Arcs below which a clause shares the likelihood of the one above it.
RAISING = frozenset({"xcomp", "acomp", "prep", "pcomp", "dobj", "conj", "advcl", "ccomp"})
FAR = 6
POSSIBLE = frozenset({Modality.POSSIBLE, Modality.PREDICTED})


@dataclass(frozen=True, slots=True)
class Certainty:
    """A modality and, with an estimative word, its ICD 203 band; where each is said.

    `rule` is what decided, and `confidence` how likely it is right, where that is known.
    """

    modality: Modality
    probability: tuple[float, float] | None
    modality_span: Span | None
    probability_span: Span | None
    rule: str = "words of certainty"
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class CertaintyWords:
    """The pack's words of certainty: by part and lemma, and estimative phrases by length.

    `chances` are nouns whose clause is what is likely: 'an even chance that it will test';
    `denying` is what denies an act, `orders` what orders one.
    """

    modality: Mapping[tuple[str, str], Modality]
    bands: Mapping[str, tuple[float, float]]
    estimative: re.Pattern[str]
    chances: frozenset[str]
    denying: Denying
    orders: Orders

    @classmethod
    def of(cls, pack: Pack) -> CertaintyWords:
        """Built once a pack, from modality.csv, estimative.csv and senses.csv."""
        modality = {(r["part"], r["phrase"]): Modality(r["modality"]) for r in pack["modality"]}
        bands = {
            r["phrase"].lower(): (r.number("low") or 0.0, r.number("high") or 0.0)
            for r in pack["estimative"]
        }
        longest = sorted(bands, key=len, reverse=True)
        pattern = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest)
        estimative = re.compile(rf"\b(?:{pattern or '(?!)'})\b", re.IGNORECASE)
        return cls(
            modality, bands, estimative, pack.sense("chance"), Denying.of(pack), Orders.of(pack)
        )


def judge(
    parse: Parse, trigger: int, area: Span, stance: Stance | None, words: CertaintyWords
) -> Certainty:
    """The certainty of the event at token `trigger`, as said inside `area`, its sentence.

    `stance` is that of the cue of the attribution that holds it most closely, if any. The nearest
    word decides; an estimative word makes what would be asserted possible (or predicted).
    """
    clause = _clause(parse, trigger)
    band = _band(parse, clause, area, words)
    modality, span = _modality(parse, trigger, clause, area, words)
    if modality is Modality.ASSERTED and stance is not None and stance in BY_STANCE:
        modality = BY_STANCE[stance]
    if band and modality not in POSSIBLE:
        ahead = _ahead(parse, clause) or TO_COME.match(parse.text, band[1].end)
        modality = Modality.PREDICTED if ahead else Modality.POSSIBLE
    if modality not in POSSIBLE:
        band = None
    return Certainty(modality, band[0] if band else None, span, band[1] if band else None)


def _clause(parse: Parse, trigger: int) -> Token:
    """The verb of the trigger's clause: itself, or the nearest above a noun."""
    token = parse.tokens[trigger]
    if token.pos in ("VERB", "AUX"):
        return token
    return next((t for t in parse.above(trigger) if t.pos in ("VERB", "AUX")), token)


def _modality(
    parse: Parse, trigger: int, clause: Token, area: Span, words: CertaintyWords
) -> tuple[Modality, Span | None]:
    """The first word that decides: on the event, on its clause, then above it."""
    for token in _deciding(parse, trigger, clause, area):
        for word, part in _around(parse, token, own=token.i != trigger):
            found = words.modality.get((part, word.lemma)) or words.modality.get((part, word.lower))
            # 'not ordered' orders nothing; a denial is a matter of its own verb.
            if found and not negated(parse, word.i):
                return _timed(parse, token, found), word.span
    return Modality.ASSERTED, None


def _deciding(parse: Parse, trigger: int, clause: Token, area: Span) -> Iterator[Token]:
    """The event's token and those above it whose words reach it, inside `area`."""
    token = parse.tokens[trigger]
    yield token
    for _ in range(FAR):
        above = parse.tokens[token.head]
        if above.i == token.i or token.dep not in CARRYING or not area.covers(above.span):
            return
        if token.dep in APART and token.i != clause.i:
            return
        if token.dep == "conj" and above.pos in ("VERB", "AUX") and _own_subject(parse, token):
            return
        yield above
        token = above


def _own_subject(parse: Parse, token: Token) -> bool:
    return parse.child(token.i, "nsubj", "nsubjpass") is not None


def _around(parse: Parse, token: Token, *, own: bool) -> Iterator[tuple[Token, str]]:
    """The words on `token` that can decide, each with its part; the token too where it is `own`."""
    for child in parse.children(token.i, "aux"):
        yield child, "auxiliary"
    for child in parse.children(token.i, "advmod"):
        yield child, "adverb"
    for child in parse.children(token.i, "amod", "acomp"):
        yield child, "adjective"
    for thing in parse.children(token.i, "dobj", "nsubjpass") if not own else ():
        for child in parse.children(thing.i, "amod"):
            yield child, "thing"  # 'fired a suspected missile'
    if own and token.pos in ("VERB", "AUX"):
        yield token, "verb"
        yield token, "adjective"
    elif own and token.pos == "ADJ":
        yield token, "adjective"
    elif own and token.pos == "NOUN":
        yield token, "noun"


def _timed(parse: Parse, token: Token, found: Modality) -> Modality:
    """'could soon launch' looks ahead; 'could have launched' and 'could reach' don't."""
    if found is not Modality.POSSIBLE:
        return found
    ahead = {"soon", "next", "tomorrow", "future", "coming", "later"}
    below = parse.subtree(token.i)
    past = any(t.lower == "have" and t.head == token.i for t in below)
    return Modality.PREDICTED if not past and any(t.lower in ahead for t in below) else found


def _band(
    parse: Parse, clause: Token, area: Span, words: CertaintyWords
) -> tuple[tuple[float, float], Span] | None:
    """The estimative phrase of the clause, the last before its verb if there are several."""
    whole = parse.phrase(clause.i)
    start, end = max(whole.start, area.start), min(whole.end, area.end)
    above = clause  # 'is likely to shift its focus toward producing': from 'producing' up to 'is'
    for _ in range(FAR):
        chance = above.dep == "acl" and parse.tokens[above.head].lemma in words.chances
        if not (chance or above.dep in RAISING) or not area.covers(parse.tokens[above.head].span):
            break
        above = parse.tokens[above.head]
    start = max(area.start, min(start, parse.phrase(above.i).start))
    found = list(words.estimative.finditer(parse.text, start, max(start, end)))
    if not found:
        return None
    before = [f for f in found if f.start() < clause.start]
    nearest = before[-1] if before else found[0]
    phrase = " ".join(nearest.group().lower().split())
    return words.bands[phrase], Span(*nearest.span())


def _ahead(parse: Parse, clause: Token) -> bool:
    """Whether the clause is about the future: 'likely to', 'will', or no past tense at all."""
    auxiliaries = {t.lower for t in parse.children(clause.i, "aux")}
    if "have" in auxiliaries or clause.tag in ("VBD", "VBN"):
        return False
    return bool(auxiliaries & {"to", "will", "would", "'ll", "’ll"})
