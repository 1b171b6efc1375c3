"""Quantities and what is none."""

from __future__ import annotations

import pytest

from whoseword.lexicon import Pack
from whoseword.model import Attribution, EventType, Span
from whoseword.read.amounts import amount
from whoseword.read.engine import Parser
from whoseword.read.figures import value_of
from whoseword.read.goods import find_goods
from whoseword.read.numbers import find_quantities


def found(text: str, parser: Parser) -> list[tuple[object, str]]:
    every = find_quantities(parser.parse(text))
    return [(q.quantity.value, q.quantity.unit) for q in every]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It shipped upward of 1,000 containers of munitions.", 1000, "containers"),
        ("The base sent 10,000 to 12,000 troops abroad.", (10000, 12000), "troops"),
        ("They paid $1.2 billion.", 1_200_000_000, "USD"),
        ("They paid 30 million rubles.", 30_000_000, "RUB"),
        ("They paid A$5m.", 5_000_000, "AUD"),
        ("They agreed on $6.7 bln.", 6_700_000_000, "USD"),
        ("It has old tanks, five of which were lost.", 5, "old tanks"),
        ("It flew 210 nautical miles.", 210, "nautical miles"),
        ("It sent 40-odd warships.", 40, "warships"),
        ("It meets half of its need.", 50, "percent"),
        ("They bought 50 lakh shells.", 5_000_000, "shells"),
        ("Output has quadrupled.", 4, "times"),
        ("It sank an 8,700-tonne ship.", 8700, "tonnes"),
        ("It flew about 350 km.", 350, "km"),
        ("It sent 32 Leopard 1A5 tanks abroad.", 32, "tanks"),
        ("Some 3,000 North Korean soldiers fell.", 3000, "soldiers"),
        ("It was a 6.3-magnitude quake.", 6.3, "magnitude"),
        ("The army fired it twice.", 2, "times"),
        ("They bought more than 1.5 million shells.", 1_500_000, "shells"),
        ("A dozen soldiers fell.", 12, "soldiers"),
        ("They fired a pair of rockets.", 2, "rockets"),
        ("It flew 1 000 km.", 1000, "km"),
        ("It made a 37-minute flight.", 37, "minutes"),
        ("It was a six-month deployment.", 6, "months"),
        ("Output grew by 40%.", 40, "percent"),
        ("Vessels delivered 9 million artillery rounds.", 9_000_000, "artillery rounds"),
        ("Some 120 Americans were hurt.", 120, "Americans"),
        ("An estimated 140,000 people fled.", 140_000, "people"),
        ("About 600 of them fell.", 600, "them"),
        ('Two "short-range projectiles" fell.', 2, "short-range projectiles"),
        ("It sent 1,600 active-duty troops.", 1600, "active-duty troops"),
        ("It dented the 30m vessel.", 30, "m"),
        ("It sank 30m shells.", 30_000_000, "shells"),
        ("It sent a hundred tanks.", 100, "tanks"),
        ("It sent a million shells.", 1_000_000, "shells"),
        ("It sent half a million shells.", 500_000, "shells"),
        ("It sent half a dozen men.", 6, "men"),
        ("They paid INR670 billion.", 670_000_000_000, "INR"),
        ("They paid USD 2.5 billion.", 2_500_000_000, "USD"),
        ("They paid a billion kronor.", 1_000_000_000, "SEK"),
        ("They paid 3 million hryvnia.", 3_000_000, "UAH"),
        ("The first 18 guns came.", 18, "guns"),
    ],
)
def test_numbers_with_what_they_count(text: str, value: object, unit: str, parser: Parser) -> None:
    assert found(text, parser) == [(value, unit)]


def test_digits_of_a_systems_name_count_nothing(parser: Parser, pack: Pack) -> None:
    parse = parser.parse("The first Mirage 2000-5 jets and 24 F-16s have arrived.")
    systems = find_goods(parse, pack.names).systems
    assert [q.quantity.value for q in find_quantities(parse, 0, systems)] == [24]


def test_digits_without_end_count_nothing(parser: Parser) -> None:
    assert found(f"It sent {'9' * 400} shells.", parser) == []


def test_a_calibre_is_not_what_is_counted(parser: Parser) -> None:
    shells, calibre = found("It sent 1.5 million 152mm shells.", parser)
    assert shells == (1_500_000, "shells")
    assert calibre == (152, "mm")


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 2270 names the Hwasong-18.",
        "The 36-year-old engineer left.",
        "It was one of the largest tests in 1994.",
        "Dozens of drones came.",
        "Several dozen drones came.",
        "A few hundred soldiers fell.",
        "They met on Sept. 13-14, 2023.",
        "It was their sixth test.",
        "They met at a Group of 20 summit.",
        "It demanded a stop at once.",
        "Tunnel No. 3 was dug.",
        "Suleimani, 62, led the unit.",
        "It struck at 8:30 p.m. in Washington.",
        "It came at 3:45 Friday morning.",
        "Members of SEAL Team 6 landed.",
        "The 9/11 attacks came first.",
    ],
)
def test_what_counts_nothing(text: str, parser: Parser) -> None:
    assert found(text, parser) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("twenty-one", 21), ("1,234.5", 1234.5), ("3 million", 3_000_000), ("a hundred", 100)],
)
def test_values(text: str, value: float) -> None:
    assert value_of(text) == value


@pytest.mark.parametrize(
    ("text", "type_", "value"),
    [
        ("It flew about 350 km.", EventType.TEST, 350),
        ("About 10,000 soldiers went to Russia.", EventType.DEPLOYMENT, 10000),
        ("It paid for 20 launchers and 30 guns.", EventType.TRANSFER, 20),
        ("It said 20 launchers had arrived.", EventType.STATEMENT, None),
        ("It brought the two capitals together.", EventType.MEETING, None),
        ("It tested a missile after a two-year halt.", EventType.TEST, None),
        ("It built a plant 60 km north of Seoul.", EventType.CONSTRUCTION, None),
    ],
)
def test_the_governing_figure(text: str, type_: EventType, value: object, parser: Parser) -> None:
    parse = parser.parse(text)
    root = parse.sentences[0].root
    found = amount(parse, find_quantities(parse), root, type_, Span(0, len(text)))
    assert (found.quantity.value if found else None) == value


def test_an_age_is_none_of_those_counted_before(parser: Parser) -> None:
    assert found('"They shot 9 people," said Zhang, 29.', parser) == [(9, "people")]


def test_what_a_cue_is_done_to_is_what_the_event_is_done_to(parser: Parser) -> None:
    text = "Romania ordered 54 K9s and 36 K10 ammunition carriers."
    parse = parser.parse(text)
    ordered, things = parse.tokens[1].span, Span(parse.tokens[2].start, len(text) - 1)
    told = Attribution((parse.tokens[0].span,), (ordered,), (things,))
    kind, whole = EventType.AGREEMENT, Span(0, len(text))
    governing = amount(parse, find_quantities(parse), 1, kind, whole, [told])
    assert governing is not None
    assert governing.quantity.value == 54


@pytest.mark.parametrize(
    "text",
    [
        "The South answered within six minutes.",
        "Eight minutes after the launch it fell.",
        "The deal was reached by the six powers.",
        "They came under fire from 0.50 calibre rounds.",
    ],
)
def test_when_and_who_is_no_quantity(text: str, parser: Parser) -> None:
    assert found(text, parser) == []


@pytest.mark.parametrize(
    ("text", "every"),
    [
        (
            "It sent 11,000 soldiers. Roughly 3,000 fell.",
            [(11_000, "soldiers"), (3000, "soldiers")],
        ),
        ("It sent 11,000 soldiers. They left. They won. About 300 fell.", [(11_000, "soldiers")]),
        ("Roughly 3,000 fell.", []),
    ],
)
def test_a_number_alone_counts_what_was_counted_just_before(
    text: str, every: list[tuple[object, str]], parser: Parser
) -> None:
    assert found(text, parser) == every
