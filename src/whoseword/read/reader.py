"""The walk of one document through the steps of reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, partial

from whoseword.lexicon import Pack
from whoseword.model import Actor, Attribution, Document, Reading
from whoseword.read import choice, rates
from whoseword.read.arguments import Finder
from whoseword.read.attribute import find_attributions
from whoseword.read.begun import Marks, Networks, Parses
from whoseword.read.certainty import CertaintyWords
from whoseword.read.chains import RELAYING
from whoseword.read.choice import Chooser
from whoseword.read.claims import Maker
from whoseword.read.cues import Cues
from whoseword.read.engine import Parser
from whoseword.read.events import Candidate, find_events
from whoseword.read.finding import relevance
from whoseword.read.finding.detect import Detector, load
from whoseword.read.finding.seen import Seen
from whoseword.read.goods import Goods, find_goods
from whoseword.read.hints import Hinter, Hints
from whoseword.read.layout import Layout
from whoseword.read.numbers import find_quantities
from whoseword.read.plover import PloverTable
from whoseword.read.quotes import find_quotes
from whoseword.read.rebutted import with_rebutted
from whoseword.read.sites import dateline
from whoseword.read.stated import stated
from whoseword.read.syntax import Parse
from whoseword.read.tagging.tagger import Tagger
from whoseword.read.triggers import Triggers
from whoseword.read.view import TextView
from whoseword.read.when import find_times
from whoseword.read.who.entities import hinted
from whoseword.read.who.mentions import find_mentions
from whoseword.read.who.referents import Mentions
from whoseword.read.who.speakers import Speakers

# Raise it whenever code changes what is read; weights have versions of their own.
RULES = "22"
OWNING = 4  # how much a state beside its arms counts; chosen on the annotated articles


class Reader:
    """Reads documents with one pack: the same text, pack and version give the same claims.

    `tagger` finds attributions, `hinter` hints at claims, `detector` finds them, and `choosers` are
    the weights of slots by name, by default the shipped ones. Attributions less sure to be right
    than `min_confidence` (0-1) are left out. With `learned` False the rules alone say what is a
    claim.
    """

    def __init__(
        self,
        pack: Pack,
        parser: Parser | None = None,
        tagger: Tagger | None = None,
        detector: Detector | None = None,
        choosers: Mapping[str, Chooser] | None = None,
        hinter: Hinter | None = None,
        *,
        learned: bool = True,
        min_confidence: float = 0.0,
    ) -> None:
        self._pack = pack
        self._parser = parser or Parser(pack)
        self._parses = Parses(self._parser)
        self._tagger = tagger or Tagger()
        self._hinter = hinter or Hinter()
        self._networks = Networks(self._tagger, self._hinter)
        self._min_confidence = min_confidence
        self._names = pack.names
        self._cues = Cues.of(pack)
        self._triggers = Triggers(pack)
        self._certainty = CertaintyWords.of(pack)
        self._plover = PloverTable(pack)
        self._kept_detector = detector
        self._learned = learned
        self._choosers = choosers or choice.shipped()

    @cached_property
    def _detector(self) -> Detector:
        return self._kept_detector or load()

    @cached_property
    def version(self) -> str:
        """The rules' number, the weights' versions, the threshold, the parser's name and version.

        A change of anything learned changes it, so that a ledger reads its articles anew.
        """
        least = f">={self._min_confidence:g}" if self._min_confidence else ""
        finder = (self._detector.version, relevance.shipped().version) if self._learned else ()
        slots = (choice.version(self._choosers), rates.version())
        models = (f"{self._tagger.version}{least}", self._hinter.version, *finder, *slots)
        return "+".join((f"rules-{RULES}", *models, self._parser.version))

    def read(self, document: Document) -> Reading:
        """The attributions and claims of `document`, in text order.

        The networks read the text in a thread of their own while the parser parses it.
        """
        return self.begin(document)()

    def begin(self, document: Document) -> Callable[[], Reading]:
        """Begin to read `document`; what is given back ends it, as `read` does.

        Whoever begins the next documents before ending one keeps every processor busy.
        """
        layout = Layout(document)
        laid = layout.document
        marks = self._networks.begin(laid.text)
        parse = self._parses.begin(laid.text, prose=laid.prose)
        return lambda: layout.back(self._end(laid, parse(), marks))

    def _end(self, document: Document, parse: Parse, marks: Marks) -> Reading:
        hints = marks.hints.result()
        finder = self.finder(document, hinted(parse, hints), hints, marks.tagged.result)
        return self.read_looked(document, finder)

    def look(self, document: Document) -> Finder:
        """All that the claims of `document` are read from, laid out as they come."""
        hints = self._hinter.read(document.text)
        parse = self._parser.parse(document.text, prose=document.prose)
        tagged = partial(self._tagger.tag, document.text)
        return self.finder(document, hinted(parse, hints), hints, tagged)

    def read_looked(self, document: Document, finder: Finder) -> Reading:
        """As `read`, where all that the claims are read from is at hand."""
        claims = self.maker(document, finder).claims(self.events(finder))
        return Reading(document, finder.text.attributions, claims)

    def maker(self, document: Document, finder: Finder) -> Maker:
        """What makes the claims of `document`."""
        return Maker(
            document,
            finder,
            self._certainty,
            self._plover,
            self.version,
            self._pack.digest,
        )

    def events(self, finder: Finder) -> tuple[Candidate, ...]:
        """The events that a text states, in text order: the learned finder's, or the rules'."""
        if finder.hints is None:
            return find_events(finder.text, self._triggers)
        seen = self.see(finder)
        detected = self._detector.detect(seen)
        if not detected or not relevance.shipped().relevant(seen.view, detected):
            return ()
        found = stated(seen, detected, self._triggers)
        return with_rebutted(finder.text, found, self._certainty.denying)

    def see(self, finder: Finder) -> Seen:
        """What the learned finder weighs in a text, of which there must be hints."""
        assert finder.hints is not None
        rules = find_events(finder.text, self._triggers)
        return Seen.of(finder.text, self._triggers, rules, finder.main, finder.hints)

    def finder(
        self,
        document: Document,
        parse: Parse,
        hints: Hints | None,
        tagged: Callable[[], Iterable[Attribution]],
    ) -> Finder:
        """As `look`, of a parse with its names and of hints; `tagged` is asked late."""
        mentions = find_mentions(document, parse, self._names)
        speakers = Speakers(document, mentions, self._names)
        goods = find_goods(parse, self._names)
        times = find_times(document, parse)
        quantities = find_quantities(parse, document.prose, goods.systems)
        attributions = find_attributions(
            tagged(),
            parse,
            find_quotes(document.text),
            self._cues,
            relays=lambda one: _relays(one, speakers),
            least=self._min_confidence,
        )
        return Finder(
            TextView(parse, goods, mentions, attributions),
            times,
            quantities,
            self._names,
            main_party(parse, mentions, goods),
            self._choosers,
            dateline=dateline(document, self._names),
            hints=hints if self._learned else None,
        )


def _relays(one: Attribution, speakers: Speakers) -> bool:
    """Whether an attribution's speaker is an outlet."""
    speaker = speakers.source(one.source) if one.source else None
    return speaker is not None and speaker.type in RELAYING


def main_party(parse: Parse, mentions: Mentions, goods: Goods) -> Actor | None:
    """The state whose arms the text is about; None where it names no state.

    Every mention of a state counts once, and OWNING times where it owns or handles arms: 'North
    Korean missile', 'North Korea fired a missile'. The earliest of equals wins.
    """
    counted: Counter[Actor] = Counter()
    for mention in mentions.every:
        if mention.actor is not None and mention.actor.kind == "state":
            head = parse.tokens[mention.head].head
            around = (head, *(t.i for t in parse.children(head, "dobj", "nsubjpass")))
            counted[mention.actor] += OWNING if any(goods.of(i) for i in around) else 1
    return counted.most_common(1)[0][0] if counted else None
