from __future__ import annotations

from collections.abc import Callable

import pytest

from factories import ruled
from whoseword.lexicon import Pack
from whoseword.model import Document, Source, SourceType, Span
from whoseword.read.chains import Chains
from whoseword.read.cues import Cues
from whoseword.read.engine import Parser
from whoseword.read.who.mentions import find_mentions
from whoseword.read.who.speakers import Speakers

Chain = Callable[..., tuple[Source, ...]]


@pytest.fixture(scope="module")
def chain(parser: Parser, pack: Pack) -> Chain:
    names, cues = pack.names, Cues.of(pack)

    def of(text: str, word: str, publisher: str | None = None) -> tuple[Source, ...]:
        document = Document("d", text, "test", publisher=publisher)
        parse = parser.parse(text)
        found = ruled(parse, cues)
        mentions = find_mentions(document, parse, names)
        start = text.index(word)
        (token,) = parse.within(Span(start, start + len(word)))
        return Chains(found, Speakers(document, mentions, names)).of(token.i)

    return of


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("North Korea fired a missile on Monday.", "fired", []),
        ("North Korea fired a missile, KCNA reported.", "fired", ["KCNA"]),
        (
            "KCNA reported that Kim Jong Un said the plant had doubled its output.",
            "doubled",
            ["KCNA", "Kim Jong Un"],
        ),
        ("Kim Jong Un ordered the plant to double its output.", "double", []),
        ("The plant has reportedly opened.", "opened", ["reports"]),
        (
            "Israel struck, Iranian state television said. Benjamin Netanyahu said it had ended.",
            "ended",
            ["Benjamin Netanyahu"],
        ),
        (
            "Images studied by the National Intelligence Service showed the plant had opened.",
            "opened",
            ["National Intelligence Service"],
        ),
        (
            "Russia and Iran met in May. Both governments said the plant had opened.",
            "opened",
            ["Russia and Iran"],
        ),
        (
            "North Korea's Choe Son Hui and Russia's Sergei Lavrov met. The two sides said it"
            " had opened.",
            "opened",
            ["North Korea and Russia"],
        ),
        (
            "Vladimir Putin and Kim Jong Un met. Both said the plant had opened.",
            "opened",
            ["Vladimir Putin and Kim Jong Un"],
        ),
        (
            "Russia blamed Iran. Both sides said the plant had opened.",
            "opened",
            ["Russia and Iran"],
        ),
        (
            "Vladimir Putin, Kim Jong Un and Xi Jinping met. Both said the plant had opened.",
            "opened",
            ["unidentified"],
        ),
        ("The team met. Both said the plant had opened.", "opened", ["unidentified"]),
        ("Some analysts say the plant has opened.", "opened", ["analysts"]),
        (
            "Yonhap said the plant had opened, citing the Pentagon.",
            "opened",
            ["Yonhap", "Pentagon"],
        ),
    ],
)
def test_outermost_first(chain: Chain, text: str, word: str, expected: list[str]) -> None:
    assert [source.name for source in chain(text, word)] == expected


def test_a_pronoun_carries_the_last_speaker_on(chain: Chain) -> None:
    text = "Some analysts said the plant had closed. They said that it would reopen."
    assert [source.name for source in chain(text, "reopen")] == ["analysts"]


def test_an_announced_statement_is_its_speaker_s(chain: Chain) -> None:
    text = "Kim Yo Jong released the following press statement:\nThe drill failed.\nIt was loud."
    assert [source.name for source in chain(text, "loud")] == ["Kim Yo Jong"]


def test_the_outlet_that_was_told_comes_first(chain: Chain) -> None:
    text = "Vladimir Putin told Yonhap that the ship had sailed."
    assert [source.name for source in chain(text, "sailed")] == ["Yonhap", "Vladimir Putin"]


def test_the_publisher_is_left_out(chain: Chain) -> None:
    text = "The launch succeeded, KCNA reported."
    assert chain(text, "succeeded", "KCNA") == ()


def test_a_pronoun_is_never_a_name(chain: Chain) -> None:
    (source,) = chain("He said that it had rained.", "rained")
    assert (source.name, source.resolved) == ("unidentified", False)


def test_former_officials_are_experts(chain: Chain) -> None:
    (source,) = chain("A former customs official said the ship had sailed.", "sailed")
    assert source.type is SourceType.EXPERT
    assert "customs official" in source.name


def test_the_author_of_i_think_is_nobody_else(chain: Chain) -> None:
    assert chain("I think that the ship has sailed.", "sailed") == ()
