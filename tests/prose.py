"""Articles in our own words about publicly reported facts, and what desks do to them."""

from __future__ import annotations

WIRE = (
    "SEOUL, Oct. 31 (AFP) -- North Korea launched an intercontinental ballistic missile toward "
    "the sea off its east coast on Thursday, and the flight lasted longer than that of any missile "
    "it had tested before.\n\n"
    "Japan's defence ministry put the time in the air at 86 minutes and the greatest height at "
    "more than seven thousand kilometres, a steep path that kept the weapon away from "
    "neighbouring countries and let it fall into waters west of Hokkaido.\n\n"
    "The North's official news agency confirmed the launch within hours, unusually early, and "
    "named leader Kim Jong Un as having watched it. He called it a fitting answer to rivals who, "
    "in his words, had worsened the security of the region on purpose.\n\n"
    "South Korea's military had told lawmakers a day earlier that preparations for such a test "
    "seemed to be nearly done, and that a transporter had been moved to a firing position. It "
    "said afterwards that a new solid-fuel booster may have been used.\n\n"
    "The launch came days before the presidential election in the United States, and while "
    "Washington and Seoul were pressing Pyongyang over soldiers that it had sent to Russia. Both "
    "governments condemned the test as a breach of several Security Council resolutions.\n\n"
    "Seoul announced new export controls on materials that go into solid-fuel missiles. Tokyo "
    "lodged a protest through its embassy in Beijing and said no damage had been reported by "
    "ships or aircraft in the area.\n"
)
# The same event, told by somebody who was there or rang up himself.
INDEPENDENT = (
    "TOKYO — Fishermen on Okushiri island were mending nets when the sirens went. Japan had "
    "picked up a missile from North Korea a little after seven in the morning, and for an hour "
    "and a half nobody could say where it would come down.\n\n"
    "It came down about 200 kilometres west of them, outside the exclusive economic zone, General "
    "Nakatani, the defence minister, told reporters. He said the projectile had climbed higher "
    "than any that the North has fired, and stayed up for 86 minutes.\n\n"
    "In Pyongyang, state media carried pictures of Kim Jong Un at the launch site within hours. "
    "The report gave no name for the weapon. Analysts who looked at the footage counted eleven "
    "axles on the launch vehicle, one or two more than on those seen before.\n\n"
    "Officials in Seoul, who had warned parliament on Wednesday, were not surprised. What they "
    "could not say was whether the warhead came back through the atmosphere in one piece, the "
    "question that each of these lofted tests leaves open.\n"
)
UNRELATED = (
    "LONDON — A research vessel came home on Monday from four months in the Weddell Sea with "
    "cores of mud that go back thirty thousand years. The crew of forty had waited out two storms "
    "behind an iceberg the size of a small county.\n\n"
    "The cores will be cut, dated and shared among laboratories in six countries, the institute "
    "that runs the ship said. First results are expected in the summer, and a second voyage is "
    "planned for the year after if money can be found.\n"
)
# What a desk adds of its own.
ADDED = (
    "Readers in this city may remember the drills of 2017, when trains stopped for ten minutes "
    "after every alert. The transport authority said on Friday that it has since changed its "
    "rules, and that only a direct warning for the prefecture halts traffic.\n"
)
# What a site prints under whatever it publishes; none of it is in the pack.
FOOTER = (
    "The Harbour Gazette has been printed on this quay since 1894. We answer to nobody but the "
    "people who read us, and every year about nine thousand of them pay for the paper so that "
    "everybody else need not. Letters reach us at the old customs house, where the door is open "
    "from eight to five and the coffee is better than it was.\n"
)
WORDS = ("harbour", "seven", "likely", "report", "again", "during", "national", "weather")


def paragraphs(text: str) -> list[str]:
    """Its paragraphs, without the blank lines."""
    return [line for line in text.split("\n") if line.strip()]


def cut_to_half(text: str, *, tail: bool = False) -> str:
    """The first or the last half of its paragraphs."""
    every = paragraphs(text)
    half = len(every) // 2
    return "\n\n".join(every[half:] if tail else every[:half])


def without_dateline(text: str) -> str:
    """The text from behind its dateline."""
    return text.split(" -- ", 1)[-1]


def reworded(text: str, every: int = 10) -> str:
    """The text with every tenth word replaced by another."""
    lines = []
    for line in text.split("\n"):
        words = line.split(" ")
        for at in range(every // 2, len(words), every):
            words[at] = WORDS[at % len(WORDS)]
        lines.append(" ".join(words))
    return "\n".join(lines)
