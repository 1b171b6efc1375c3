"""Attributions without a verb of saying: 'according to X', 'reportedly', 'the claim that'."""

from __future__ import annotations

from collections.abc import Iterator

from whoseword.read.clauses import descend, subject
from whoseword.read.cues import Cues
from whoseword.read.reported import Draft
from whoseword.read.syntax import Parse, Token


def cited_drafts(parse: Parse, cues: Cues) -> Iterator[Draft]:
    """One draft for every preposition, adverb and noun of the pack that has its content."""
    for token in parse.tokens:
        if token.pos in ("ADP", "VERB", "SCONJ") and token.dep in (
            "prep",
            "mark",
            "advcl",
            "pcomp",
        ):
            yield from _preposition(parse, token, cues)
        elif token.pos == "ADV" and cues.get("adverb", token.lemma) is not None:
            yield from _adverb(parse, token)
        elif token.pos == "NOUN" and cues.get("noun", token.lemma) is not None:
            yield from _noun(parse, token)


def _preposition(parse: Parse, first: Token, cues: Cues) -> Iterator[Draft]:
    inner = parse.child(first.i, "prep", "pcomp") or first
    if cues.get("preposition", f"{first.lower} {inner.lower}") is not None:
        whole, cue = parse.child(inner.i, "pobj"), {first.i, inner.i}
    elif first.dep == "prep" and cues.get("preposition", first.lower) is not None:
        whole, cue = parse.child(first.i, "pobj"), {first.i}
    else:
        whole, cue = _opinion(parse, first, cues)
    if whole is None:
        return
    source = descend(parse, whole.i)
    content = _clause(parse, first) - source - cue
    if content:
        yield Draft(first.i, frozenset(source - cue), frozenset(cue), frozenset(content))


def _opinion(parse: Parse, first: Token, cues: Cues) -> tuple[Token | None, set[int]]:
    """'in the view of X', 'in X's words': X and the other words."""
    noun = parse.child(first.i, "pobj")
    if noun is None or cues.get("preposition", f"{first.lower} the {noun.lower} of") is None:
        return None, set()
    owner, of = parse.child(noun.i, "poss"), parse.child(noun.i, "prep")
    if owner is not None:
        return owner, {first.i, noun.i}
    if of is None or of.lower != "of":  # 'in a report on Saturday' is nobody's report
        return None, set()
    return parse.child(of.i, "pobj"), {t.i for t in parse.subtree(first.i) if t.i <= of.i}


def _clause(parse: Parse, modifier: Token) -> set[int]:
    """The clause that `modifier` modifies, without it; the whole one where it ends a sentence."""
    above = [t for t in parse.above(modifier.i) if t.verbal]
    if not above:
        root = parse.sentence_of(modifier.i).root
        return descend(parse, root, {modifier.i}) if root != modifier.i else set()
    verb = above[0]
    inner = ("acl", "relcl", "xcomp", "advcl", "pcomp")
    apart = modifier.i > 0 and parse.tokens[modifier.i - 1].text == ","
    barred = (*inner, "ccomp", "conj") if apart and modifier.i > verb.i else inner
    while verb.dep in barred and verb.head != verb.i:
        if verb.dep in ("acl", "relcl") and modifier.i < verb.i:
            break  # 'a weapon that according to X can …'
        higher = [t for t in parse.above(verb.i) if t.verbal]
        if not higher:
            break
        verb = higher[0]
    return descend(parse, verb.i, {modifier.i})


def _adverb(parse: Parse, adverb: Token) -> Iterator[Draft]:
    verb = next((t for t in parse.above(adverb.i) if t.verbal), None)
    if verb is not None:
        content = descend(parse, verb.i, {adverb.i})
        yield Draft(adverb.i, frozenset(), frozenset({adverb.i}), frozenset(content))


def _noun(parse: Parse, noun: Token) -> Iterator[Draft]:
    """'X's statement that …', 'the claim by X that …', 'X made the claim that …'."""
    clause = next((t for t in parse.children(noun.i, "acl", "ccomp") if _that(parse, t)), None)
    if clause is None:
        return
    doer = _owner(parse, noun)
    source = descend(parse, doer.i, {noun.i}) if doer is not None else set()
    source = {i for i in source if parse.tokens[i].dep != "case"}
    content = descend(parse, clause.i) - source
    yield Draft(noun.i, frozenset(source - {noun.i}), frozenset({noun.i}), frozenset(content))


def _that(parse: Parse, clause: Token) -> bool:
    """Whether `clause` is a finite clause after 'that' or an infinitive, and no relative clause."""
    opened = parse.child(clause.i, "mark", "aux")
    return opened is not None and opened.lower in ("that", "to") and clause.verbal


def _owner(parse: Parse, noun: Token) -> Token | None:
    owner = parse.child(noun.i, "poss")
    if owner is not None:
        return owner
    for link in parse.children(noun.i, "prep"):
        if link.lower in ("of", "by", "from"):
            return parse.child(link.i, "pobj")
    verb = parse.tokens[noun.head]
    return subject(parse, verb.i) if noun.dep == "dobj" and verb.verbal else None
