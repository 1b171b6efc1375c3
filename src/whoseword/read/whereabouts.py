"""Where an event is: chosen among the places that the text names near it, or as where it plays."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from whoseword.model import Span
from whoseword.read.choice import Option
from whoseword.read.occasions import Occasion, near_to, speaking_for
from whoseword.read.paths import path
from whoseword.read.sites import STARTING, Site
from whoseword.read.triggers import Trigger
from whoseword.read.view import TextView
from whoseword.read.who.phrases import LOCATING

FINE = ("places", "new")  # kinds of sites and towns, which are where something plays
BACK = 2  # sentences before the event's own in which its place may have been named
NEAR = (3, 8, 16)  # words between an event and a place, as steps
OFTEN = (1, 2, 4)  # mentions of a place in the text, as steps
Stages = Mapping[str, tuple[Site, ...]]


@dataclass(frozen=True)
class Setting:
    """All places that a text names, its occasions, and the place of its dateline."""

    every: tuple[Site, ...]
    occasions: tuple[Occasion, ...]
    dateline: Site | None

    @cached_property
    def often(self) -> Counter[str]:
        """How often the text names each place."""
        return Counter(site.name for site in self.every)

    @cached_property
    def fine(self) -> tuple[Site, ...]:
        """The sites and towns."""
        return tuple(site for site in self.every if site.kind.startswith(FINE))

    @cached_property
    def main(self) -> tuple[Site, ...]:
        """The site or town that the text names most, and more than once: where it plays."""
        counts = Counter(site.name for site in self.fine)
        name, times = next(iter(counts.most_common(1)), ("", 0))
        return tuple(s for s in self.every if s.name == name)[:1] if times > 1 else ()


def options(
    view: TextView, trigger: Trigger, evidence: Span, setting: Setting
) -> tuple[Option[str], ...]:
    """The places named near the event, each once, nearest mention first; then where it may play.

    That is the site or town that the text named last before, the one that it names most, those of
    its occasions, and the place of its dateline, which isn't parsed.
    """
    every, dateline = setting.every, setting.dateline
    number = view.parse.sentence_number(trigger.i)
    first = min(view.parse.sentences[max(0, number - BACK)].span.start, evidence.start)
    around = Span(first, max(view.parse.sentences[number].span.end, evidence.end))
    near = [s for s in every if around.covers(s.span)]
    inside = [s for s in near if evidence.covers(s.span)]
    outside = [s for s in reversed(near) if not evidence.covers(s.span)]
    stages = {"main": setting.main, "latest": _latest(setting.fine, evidence)}
    often, found = setting.often, dict[str, Option[str]]()
    held = near_to(view.parse, setting.occasions, trigger.i)
    spots = [one.site for one in held.placed if one.site is not None]
    for site in (*inside, *outside, *stages["latest"], *stages["main"], *spots):
        if site.name not in found:
            seen = _traits(view, trigger, evidence, site, inside)
            plain = [*seen, *_played(site, stages, often, inside)]
            plain += speaking_for(view, trigger.i, site, held, min(len(inside), 2))
            if dateline is not None and site.name == dateline.name:
                plain.append("in dateline")
            found[site.name] = _option(trigger, site, plain)
    if dateline is not None and dateline.name not in found:
        plain = ["dateline", f"dateline/{min(len(inside), 2)}"]
        found[dateline.name] = _option(trigger, dateline, plain)
    return tuple(found.values())


def _option(trigger: Trigger, site: Site, plain: Sequence[str]) -> Option[str]:
    kind, each = trigger.type.value, dict.fromkeys(plain)
    typed = [f"{kind}/{t}" for t in each if not t.startswith("path")]
    return Option(site.name, site.span, (*each, *typed))


def _played(
    site: Site, stages: Stages, often: Counter[str], inside: Sequence[Site]
) -> Iterator[str]:
    """What speaks for a place as where the text plays."""
    for stage, some in stages.items():
        if site.name in {s.name for s in some}:
            yield stage
            yield f"{stage}/{min(len(inside), 2)}"
    times = bisect_left(OFTEN, often[site.name])
    yield f"often:{times}"
    yield f"often:{times}/{site.kind.partition(':')[0]}"


def _latest(fine: tuple[Site, ...], evidence: Span) -> tuple[Site, ...]:
    """The site or town that the text named last before the event's words."""
    before = [s for s in fine if s.span.end <= evidence.start]
    return tuple(before[-1:])


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
    stands = view.mentions.standing(site.head)
    yield f"located:{located}/{table}"
    yield f"site:{site.kind}"
    yield f"prep:{preposition}"
    yield f"{table}/prep:{preposition}"
    yield f"stands:{stands}"
    yield f"stands:{stands}/{table}/{located}"
    if not evidence.covers(site.span):
        back = min(parse.sentence_number(word.i) - parse.sentence_number(head.i), BACK + 1)
        yield f"out:{back}"
        yield f"out:{back}/{table}"
        yield f"out:{back}/{table}/{located}/{stands}"
        yield f"out:{min(len(inside), 2)} inside"
        return
    way = path(parse, word.i, head.i)
    yield from (f"path:{way}", f"path:{way}/{table}")
    yield f"near:{bisect_left(NEAR, abs(head.i - word.i))}/{head.i > word.i}"
    if preposition == above.lower:
        yield f"on:{parse.tokens[above.head].pos}/{preposition}"
    if inside[0] is site:
        yield "first"
    if all(s.kind.startswith("states") for s in inside if s is not site):
        yield f"finest:{located}/{table}"
