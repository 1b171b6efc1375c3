"""The places that a text names: the pack's, the parser's, and those of plain nouns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from whoseword.lexicon.names import Names
from whoseword.model import Document, Span
from whoseword.read.newplaces import PLACES, hyphened, unknown_places
from whoseword.read.syntax import Token
from whoseword.read.view import TextView
from whoseword.read.who.phrases import LOCATING
from whoseword.read.who.referents import PlaceName

# Parts of a place's phrase before its head: 'the southern border', 'Orenburg region'.
BEFORE = ("amod", "compound", "nmod", "poss")
# From a town, not from a state, which is rather whose it is.
STARTING = frozenset({"from", "on", "along"})
AHEAD = 4  # words to the noun that a name stands before: 'Seymour Johnson Air Force Base'
# Kinds of terrain whose nouns stand beside a town's name, or for it.
CITY, CAPITAL = "city", "capital"
AROUND = "area"  # 'the Pyongyang area' is where Pyongyang is
COMPASS = frozenset(
    {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"}
    | {"central", "inner", "outer"}
)


@dataclass(frozen=True, slots=True)
class Site:
    """A place in the text: its name, its words, its head token and what kind of thing it is."""

    name: str
    span: Span
    head: int
    kind: str


def sites(view: TextView, names: Names) -> tuple[Site, ...]:
    """The places that the text names, in text order: the pack's, the parser's, plain nouns.

    A place that a noun or a point of the compass narrows down stands there in both forms. One that
    goes by several names is called throughout as the text calls it first.
    """
    spelt: dict[str, str] = {}
    known = (_known(view, names, t, spelt) for t in view.mentions.places)
    found = [s for s in known if s is not None]
    unknown = unknown_places(view, _inside(view, found) | view.goods.systems)
    text, free = view.parse.text, (one for one in unknown if not _body(view, one[1]))
    found += [Site(span.of(text), span, head, f"new:{mark}") for span, head, mark in free]
    found += _placed(view, names, _inside(view, found))
    made = [*found, *(g for s in found if (g := _grown(view, s, names)) is not None)]
    taken = _inside(view, made)
    nouns = [s for s in _plain(view, names) if not taken & _inside(view, [s])]
    every = [*made, *nouns, *_capitals(view, names)]
    return tuple(sorted((*every, *_joined(view, every)), key=lambda s: (s.span, s.kind)))


def _inside(view: TextView, every: Iterable[Site]) -> set[int]:
    return {t.i for t in view.parse.of(site.span for site in every)}


def _body(view: TextView, head: int) -> bool:
    """Whether a body of the pack is named there that has no house of its name: `the Houthis`."""
    at = view.mentions.at(head)
    named = at.actor if at is not None and at.head == head else None
    return named is not None and named.known and named.kind in ("institution", "media")


def dateline(document: Document, names: Names) -> Site | None:
    """The place of the article's dateline, where it is one that the pack knows.

    A dateline isn't parsed: its site's `head` is no token of it.
    """
    span = document.dateline.place if document.dateline else None
    known = names.place(span.of(document.text)) if span else None
    if span is None or known is None:
        return None
    return Site(names.spelling(known.name, span.of(document.text)), span, 0, "dateline")


def _known(view: TextView, names: Names, named: PlaceName, spelt: dict[str, str]) -> Site | None:
    """A name of the pack's; `spelt` keeps how each place is first called."""
    places, states = named.match.of("places"), named.match.of("states")
    entry = next(iter((*places, *states)), None)
    if entry is None:
        return None
    form = entry.form.value if entry.table == "states" else entry.category
    said = named.match.span.of(view.parse.text)
    name = spelt.setdefault(entry.name, names.spelling(entry.name, said))
    return Site(name, named.match.span, named.head, f"{entry.table}:{form}")


def _grown(view: TextView, site: Site, names: Names) -> Site | None:
    """With what narrows it down: 'Orenburg region', 'Syrian border', 'western Pacific'."""
    parse = view.parse
    token = parse.tokens[site.head]
    above = parse.tokens[token.head]
    first, last = site.span.start, site.span.end
    terrain = names.terrain(above.lemma) not in (None, CAPITAL) and above.lemma != AROUND
    named = token.dep == "poss" and above.pos == "PROPN"  # "Russia's Kursk Region"
    if token.dep in BEFORE and 0 < above.i - token.i <= AHEAD and terrain and not named:
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
        if kind is not None and kind not in (CITY, CAPITAL):
            span = _phrase(view, token)
            yield Site(span.of(parse.text), span, token.i, f"noun:{kind}")


def _capitals(view: TextView, names: Names) -> Iterator[Site]:
    """Capitals by their state: 'the Ukrainian capital', 'the capital of Iran'."""
    parse = view.parse
    for token in parse.tokens:
        if names.terrain(token.lemma) != CAPITAL:
            continue
        of = [t for p in parse.children(token.i, "prep") for t in parse.children(p.i, "pobj")]
        near = [t.i for t in (*parse.children(token.i, *BEFORE), *of)]
        actors = (m.actor for i in near if (m := view.mentions.at(i)) is not None)
        states = (a.state for a in actors if a is not None and a.kind == "state" and a.state)
        capital = next((c for s in states if (c := names.capital(s)) is not None), None)
        if capital is not None:
            yield Site(capital, _phrase(view, token), token.i, "places:capital")


def _joined(view: TextView, every: Sequence[Site]) -> Iterator[Site]:
    """Two places in one: 'Kusong and Sinpo'."""
    by_head = {s.head: s for s in reversed(every)}
    text = view.parse.text
    for site in by_head.values():
        beside = (by_head.get(t.i) for t in view.parse.children(site.head, "conj"))
        for other in (o for o in beside if o is not None and site.span.end < o.span.start):
            if text[site.span.end : other.span.start].strip() == "and":
                span = Span(site.span.start, other.span.end)
                kind = f"joined:{site.kind.partition(':')[0]}"
                yield Site(f"{site.name} and {other.name}", span, site.head, kind)


def _placed(view: TextView, names: Names, taken: set[int]) -> Iterator[Site]:
    """Names that nobody knows, as where something is: 'near Zarechny', 'the town of Zarechny'."""
    parse = view.parse
    for token in parse.tokens:
        if token.dep != "pobj" or token.tag != "NNP" or token.i in taken:
            continue
        link = parse.tokens[token.head]
        town = link.lower == "of" and names.terrain(parse.tokens[link.head].lemma) == CITY
        free = not token.entity or token.entity in PLACES
        there = link.lower in LOCATING | STARTING and view.mentions.at(token.i) is None
        if town or (free and there):
            span = _phrase(view, token)
            yield Site(span.of(parse.text), span, token.i, "new:name")


def _phrase(view: TextView, head: Token) -> Span:
    """The noun with what describes it right before it, without determiners and owners."""
    first = head.i
    for token in reversed(view.parse.tokens[max(0, head.i - 4) : head.i]):
        apart = token.tag == "POS" or token.pos in ("DET", "PRON", "NUM", "PUNCT", "ADP")
        if apart or token.dep not in BEFORE or token.head > head.i or token.head < token.i:
            break
        first = token.i
    return hyphened(view.parse.text, Span(view.parse.tokens[first].start, head.end))
