"""Makes copies of real articles as desks make them: cut, added to, reworded, under other lines."""

from __future__ import annotations

import random
from collections.abc import Sequence

OUTLETS = ("The Daily Ledger", "Northern Post", "Capital Times", "Harbour Gazette", "Evening Mail")
HEADLINES = ("What we know so far", "In brief", "Officials respond", "The day in the capital")
CITIES = ("SEOUL", "LONDON", "WASHINGTON", "MOSCOW", "PARIS", "TOKYO", "NEW DELHI")
AGENCIES = ("AFP", "Reuters", "AP", "Yonhap", "Kyodo")
MONTHS = ("Jan.", "March", "Aug.", "Oct.", "Dec.")
ABOVE = ("By our own correspondent, {outlet}", "{outlet} | Updated this morning")
BELOW = (
    "Sign up for our newsletter to get the day's stories in your inbox.",
    "© 2019 {outlet}. All rights reserved. This material may not be published or redistributed.",
    "Follow {outlet} for more stories like this one. Our newsroom lives on what its readers give; "
    "if you read us every day, please think of giving a little every month.",
    "This report was put together by the foreign desk of {outlet} from agency material.",
)
CHANGES = ("cut", "add", "lines", "dateline", "words")
# Every change alone, and those that come together.
RECIPES = (
    *((change,) for change in CHANGES),
    ("cut", "lines", "dateline"),
    ("cut", "words"),
    ("add", "words"),
    ("cut", "add", "lines"),
    ("cut", "add", "words"),
    CHANGES,
)
# The share of words that is replaced, and the share that a cut leaves.
REWORDED = 0.1
LEFT = 0.5


class Desk:
    """Makes copies; the same seed, texts and order give the same copies.

    `vocabulary` gives words to put in, `others` articles whose paragraphs are added.
    """

    def __init__(self, seed: int, vocabulary: Sequence[str], others: Sequence[str]) -> None:
        self._chance = random.Random(seed)
        self._vocabulary = vocabulary
        self._others = others

    def copy(self, text: str, recipe: Sequence[str]) -> str:
        """A copy of `text` with these changes."""
        lines = paragraphs(text)
        outlet = self._chance.choice(OUTLETS)
        if "cut" in recipe:
            lines = self._cut(lines)
        if "words" in recipe:
            lines = [self._reword(line) for line in lines]
        if "add" in recipe:
            lines = self._add(lines)
        if "dateline" in recipe:
            lines[0] = f"{self._dateline()} {lines[0]}"
        if "lines" in recipe:
            below = self._chance.sample(BELOW, self._chance.randint(1, 3))
            lines = [self._chance.choice(ABOVE), *lines, *below]
        return "\n\n".join(
            line.format(outlet=outlet) if "{outlet}" in line else line for line in lines
        )

    def _cut(self, lines: list[str]) -> list[str]:
        """About half of the words: the first or last ones, a run of them, or some paragraphs."""
        how = self._chance.choice(("head", "tail", "run", "scattered"))
        if len(lines) < 4 or how == "run":
            words = " ".join(lines).split()
            size = max(1, round(len(words) * LEFT))
            start = self._chance.randint(0, len(words) - size) if how == "run" else 0
            return [" ".join(words[start : start + size])]
        numbers = list(range(len(lines)))
        match how:
            case "tail":
                numbers.reverse()
            case "scattered":
                self._chance.shuffle(numbers)
        total, kept, seen = sum(len(line.split()) for line in lines), [], 0
        for number in numbers:
            if seen >= total * LEFT:
                break
            kept.append(number)
            seen += len(lines[number].split())
        return [lines[number] for number in sorted(kept)]

    def _reword(self, line: str) -> str:
        return " ".join(
            self._other(word) if word and self._chance.random() < REWORDED else word
            for word in line.split(" ")
        )

    def _other(self, word: str) -> str:
        """Another word for it, mostly; the word with another before it; or none."""
        match self._chance.choices(("other", "more", "none"), (3, 1, 1))[0]:
            case "other":
                return self._chance.choice(self._vocabulary)
            case "more":
                return f"{self._chance.choice(self._vocabulary)} {word}"
        return ""

    def _add(self, lines: list[str]) -> list[str]:
        """Paragraphs of another article, a fifth to three fifths as many words.

        They stand above, below, or here and there; the last may be cut.
        """
        wanted = round(self._chance.uniform(0.2, 0.6) * sum(len(line.split()) for line in lines))
        more, result = paragraphs(self._chance.choice(self._others)), list(lines)
        self._chance.shuffle(more)
        where = self._chance.choice(("above", "below", "between"))
        for line in more:
            words = line.split()[:wanted]
            if not words:
                break
            wanted -= len(words)
            places = {"above": 0, "below": len(result)}
            place = places.get(where, self._chance.randint(0, len(result)))
            result.insert(place, " ".join(words))
        return result

    def _dateline(self) -> str:
        chance = self._chance
        day = f"{chance.choice(MONTHS)} {chance.randint(1, 28)}"
        return f"{chance.choice(CITIES)}, {day} ({chance.choice(AGENCIES)}) --"


def paragraphs(text: str) -> list[str]:
    """Its paragraphs, without the blank lines."""
    return [line for line in text.split("\n") if line.strip()]


def shuffled(text: str, chance: random.Random) -> str:
    """An article of the same words in another order, which copies nothing."""
    words = text.split()
    chance.shuffle(words)
    return " ".join(words)
