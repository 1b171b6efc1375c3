"""Where an event is: every place near it that the text names, to choose from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whoseword.lexicon.names import Names
from whoseword.model import Span
from whoseword.read.choice import Option
from whoseword.read.paths import path
from whoseword.read.referents import Thing
from whoseword.read.syntax import Token
from whoseword.read.triggers import Trigger
from whoseword.read.view import TextView

FINE = ("places", "new")  # kinds of sites and towns, which are where something plays
PLACES = ("GPE", "LOC", "FAC")
# Parts of a place's phrase before its head: 'the southern border', 'Orenburg region'.
BEFORE = ("amod", "compound", "nmod", "poss")
LOCATING = frozenset(
    {"in", "at", "near", "outside", "around", "over", "off", "across", "inside", "into", "within"}
)
# From a town, not from a state, which is rather whose it is.
STARTING = frozenset({"from", "on", "along"})
POINTING = frozenset({"the", "this", "that"})
BUILT = ("places:site", "places:base", "places:plant", "places:port")
BACK = 2  # sentences before the event's own in which its place may have been named
COMPASS = frozenset(
    {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"}
    | {"central", "inner", "outer"}
)
NEAR = (3, 8, 16)  # words between an event and a place, as steps


@dataclass(frozen=True, slots=True)
class Site:
    """A place in the text: its name, its words, its head token and what kind of thing it is."""

    name: str
    span: Span
    head: int
    kind: str


def sites(view: TextView, names: Names) -> tuple[Site, ...]:
    """The places that the text names, in text order: the pack's, the parser's, plain nouns.

    A place that a noun or a point of the compass narrows down stands there in both forms.
    """
    found = [s for t in view.mentions.places if (s := _known(view, t)) is not None]
    found += _unknown(view, {t.i for s in found for t in view.parse.within(s.span)})
    made = [*found, *(g for s in found if (g := _grown(view, s, names)) is not None)]
    taken = {t.i for s in made for t in view.parse.within(s.span)}
    nouns = [s for s in _plain(view, names) if s.head not in taken]
    nouns += [p for s in nouns if (p := _pointed(view, s, found)) is not None]
    return tuple(sorted((*made, *nouns), key=lambda s: (s.span, s.kind)))


def options(
    view: TextView, trigger: Trigger, evidence: Span, every: tuple[Site, ...]
) -> tuple[Option[str], ...]:
    """The places named near the event, each once, nearest mention first; then where it may play.

    That is the site or town that the text named last before, and the one that it names most.
    """
    number = view.parse.sentence_number(trigger.i)
    first = min(view.parse.sentences[max(0, number - BACK)].span.start, evidence.start)
    around = Span(first, max(view.parse.sentences[number].span.end, evidence.end))
    near = [s for s in every if around.covers(s.span)]
    inside = [s for s in near if evidence.covers(s.span)]
    outside = [s for s in reversed(near) if s not in inside]
    stages = {"main": _main(every), "latest": _latest(every, evidence)}
    found, kind = dict[str, Option[str]](), trigger.type.value
    for site in (*inside, *outside, *stages["latest"], *stages["main"]):
        if site.name not in found:
            plain = list(_traits(view, trigger, evidence, site, inside))
            for stage, some in stages.items():
                if site.name in {s.name for s in some}:
                    plain += [stage, f"{stage}/{min(len(inside), 2)}"]
            plain = list(dict.fromkeys(plain))
            typed = [f"{kind}/{t}" for t in plain if not t.startswith("path")]
            found[site.name] = Option(site.name, site.span, (*plain, *typed))
    return tuple(found.values())


def _main(every: tuple[Site, ...]) -> tuple[Site, ...]:
    """The site or town that the text names most, and more than once: where it plays."""
    fine = Counter(s.name for s in every if s.kind.startswith(FINE))
    name, times = next(iter(fine.most_common(1)), ("", 0))
    return tuple(s for s in every if s.name == name)[:1] if times > 1 else ()


def _latest(every: tuple[Site, ...], evidence: Span) -> tuple[Site, ...]:
    """The site or town that the text named last before the event's words."""
    before = [s for s in every if s.kind.startswith(FINE) and s.span.end <= evidence.start]
    return tuple(before[-1:])


def nowhere(
    view: TextView, trigger: Trigger, found: tuple[Option[str], ...], evidence: Span
) -> tuple[str, ...]:
    """The traits of the event having no place."""
    token, kind = view.parse.tokens[trigger.i], trigger.type.value
    inside = sum(evidence.covers(o.span) for o in found)
    plain = ("none", f"none:{min(inside, 3)}", f"none:{trigger.category}", f"none:{token.pos}")
    lemma = f"none:{token.lemma}"
    return (*plain, *(f"{kind}/{t}" for t in plain), lemma)


def _known(view: TextView, thing: Thing) -> Site | None:
    places, states = thing.match.of("places"), thing.match.of("states")
    entry = next(iter((*places, *states)), None)
    if entry is None:
        return None
    form = entry.form.value if entry.table == "states" else entry.category
    return Site(entry.name, thing.match.span, thing.head, f"{entry.table}:{form}")


def _grown(view: TextView, site: Site, names: Names) -> Site | None:
    """With what narrows it down: 'Orenburg region', 'Syrian border', 'western Pacific'."""
    parse = view.parse
    token = parse.tokens[site.head]
    above = parse.tokens[token.head]
    first, last = site.span.start, site.span.end
    if token.dep in BEFORE and 0 < above.i - token.i <= 3 and names.terrain(above.lemma):
        last = above.end
    before = next((t for t in reversed(parse.tokens[: token.i]) if t.end <= first), None)
    if before is not None and before.lower.removesuffix("ern") in COMPASS:
        first = before.start
    span = Span(first, last)
    if span == site.span:
        return None
    head = above.i if last > site.span.end else token.i
    return Site(span.of(parse.text), span, head, f"grown:{site.kind}")


def _plain(view: TextView, names: Names) -> Iterator[Site]:
    """Places by a noun alone: 'the front line', 'a test site'."""
    parse = view.parse
    for token in parse.tokens:
        if token.pos not in ("NOUN", "PROPN") or token.dep in ("compound", "nmod"):
            continue
        kind = names.terrain(token.lemma)
        if kind is not None and kind != "city":
            span = _phrase(view, token)
            yield Site(span.of(parse.text), span, token.i, f"noun:{kind}")


def _pointed(view: TextView, noun: Site, found: Sequence[Site]) -> Site | None:
    """`the site` is the site last named before, or else the one that is named at all."""
    determiner = view.parse.child(noun.head, "det")
    if noun.kind != "noun:site" or determiner is None or determiner.lower not in POINTING:
        return None
    named = [s for s in found if s.kind in BUILT]
    before = [s for s in named if s.span.end <= noun.span.start]
    meant = before[-1:] or (named if len({s.name for s in named}) == 1 else [])
    return Site(meant[0].name, noun.span, noun.head, "pointed:site") if meant else None


def _phrase(view: TextView, head: Token) -> Span:
    """The noun with what describes it right before it, without determiners and owners."""
    first = head.i
    for token in reversed(view.parse.tokens[max(0, head.i - 4) : head.i]):
        apart = token.tag == "POS" or token.pos in ("DET", "PRON", "NUM", "PUNCT", "ADP")
        if apart or token.dep not in BEFORE or token.head > head.i or token.head < token.i:
            break
        first = token.i
    return Span(view.parse.tokens[first].start, head.end)


def _unknown(view: TextView, taken: set[int]) -> Iterator[Site]:
    """Places by the parser alone."""
    parse, run = view.parse, list[Token]()
    for token in (*parse.tokens, None):
        goes_on = token is not None and token.entity in PLACES and token.i not in taken
        if run and (not goes_on or token is None or token.i != run[-1].i + 1):
            while run and (run[0].pos in ("DET", "ADP", "PUNCT") or not run[0].text[0].isalnum()):
                run.pop(0)
            while run and (run[-1].tag == "POS" or not run[-1].text[-1].isalnum()):
                run.pop()
            if run and run[-1].text[0].isupper():
                span = Span(run[0].start, run[-1].end)
                head = parse.head_of(span) or run[-1]
                yield Site(span.of(parse.text), span, head.i, f"new:{run[-1].entity}")
            run = []
        if goes_on and token is not None:
            run.append(token)


def _traits(
    view: TextView, trigger: Trigger, evidence: Span, site: Site, inside: list[Site]
) -> Iterator[str]:
    """What is seen of one place beside the event."""
    parse = view.parse
    head, word = parse.tokens[site.head], parse.tokens[trigger.i]
    above = parse.tokens[head.head]
    table, _, _ = site.kind.partition(":")
    preposition = above.lower if head.dep == "pobj" else f"<{head.dep}>"
    leading = LOCATING if table == "states" else LOCATING | STARTING
    located = head.dep == "pobj" and above.lower in leading
    yield f"located:{located}/{table}"
    yield f"site:{site.kind}"
    yield f"prep:{preposition}"
    yield f"{table}/prep:{preposition}"
    if not evidence.covers(site.span):
        back = min(parse.sentence_number(word.i) - parse.sentence_number(head.i), BACK + 1)
        yield f"out:{back}"
        yield f"out:{back}/{table}"
        yield f"out:{min(len(inside), 2)} inside"
        return
    way = path(parse, word.i, head.i)
    yield from (f"path:{way}", f"path:{way}/{table}")
    yield f"near:{sum(abs(head.i - word.i) > n for n in NEAR)}/{head.i > word.i}"
    if preposition == above.lower:
        yield f"on:{parse.tokens[above.head].pos}/{preposition}"
    if inside[0] is site:
        yield "first"
    if all(s.kind.startswith("states") for s in inside if s is not site):
        yield f"finest:{located}/{table}"
