"""The walk of one document through the steps of reading."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from whoseword.lexicon import Pack
from whoseword.lexicon.names import Names
from whoseword.model import Actor, Document, Reading
from whoseword.read.arguments import Finder
from whoseword.read.attribute import find_attributions
from whoseword.read.certainty import CertaintyWords
from whoseword.read.claims import Maker
from whoseword.read.cues import Cues
from whoseword.read.engine import Parser
from whoseword.read.events import find_events
from whoseword.read.goods import Goods, find_goods
from whoseword.read.mentions import Mentions, find_mentions
from whoseword.read.numbers import find_quantities
from whoseword.read.plover import PloverTable
from whoseword.read.quotes import find_quotes
from whoseword.read.syntax import Parse
from whoseword.read.triggers import Triggers
from whoseword.read.view import TextView
from whoseword.read.when import find_times

RULES = "1"  # raise it whenever a rule changes what is read
OWNING = 4  # how much a state beside its arms counts; chosen on the annotated articles


class Reader:
    """Reads documents with one pack: the same text, pack and version give the same claims."""

    def __init__(self, pack: Pack, parser: Parser | None = None) -> None:
        self._pack = pack
        self._parser = parser or Parser()
        self._names = Names(pack)
        self._cues = Cues.of(pack)
        self._triggers = Triggers(pack)
        self._certainty = CertaintyWords.of(pack)
        self._plover = PloverTable(pack)

    @cached_property
    def version(self) -> str:
        """The rules' number and the parser's name and version."""
        return f"rules-{RULES}+{self._parser.version}"

    def read(self, document: Document) -> Reading:
        """The attributions and claims of `document`, in text order."""
        prose = document.dateline.span.end if document.dateline else 0
        parse = self._parser.parse(document.text, prose=prose)
        return self.read_parsed(document, parse)

    def read_parsed(self, document: Document, parse: Parse) -> Reading:
        """As `read`, where the document's text is parsed already."""
        quotes = find_quotes(document.text)
        attributions = find_attributions(parse, quotes, self._cues)
        mentions = find_mentions(document, parse, self._names)
        goods = find_goods(parse, self._names)
        view = TextView(parse, goods, mentions, attributions)
        finder = Finder(
            view,
            find_times(document, parse),
            find_quantities(parse),
            self._names,
            main_party(parse, mentions, goods),
        )
        maker = Maker(
            document,
            finder,
            attributions,
            self._certainty,
            self._plover,
            self.version,
            self._pack.digest,
        )
        return Reading(document, attributions, maker.claims(find_events(view, self._triggers)))


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
