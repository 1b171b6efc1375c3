"""Hard-wrapped texts: their lines end where the column did, not where a paragraph does.

`fold`, `fmt` and old wire services wrap so. Every other text keeps one paragraph a line, as pages
and JSONL give it. Which of the two a text is, its line breaks say: only those with no blank line
at them count. It is wrapped where its longest line has NARROWEST to WIDEST characters and, of its
lines that end inside a sentence, half or more were full (the next line's first word no longer
fitted) and a quarter go on in lower case. A headline above a story, a list or a row of short
paragraphs fails one of these. A wrapped text's paragraph ends at a blank line, before an indented
line, and after a line that had room for more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from whoseword.model import Span
from whoseword.read.blocks import PARAGRAPH

# Chosen on 143 annotated articles and 21,000 of the news corpora: none is taken for wrapped as it
# came; of those that `fold`, `fmt` and textwrap wrapped at 40 to 100, 98 % are.
NARROWEST, WIDEST = 25, 120  # characters; lists have shorter lines, paragraphs longer ones
FULL = 0.5  # of the lines, at least: some wrap by hand, and `fmt` evens its lines
RUN_ON = 0.25  # of the lines, at least, are followed by a lower-case letter
ROOM = 0.1  # of the longest line, may a full one leave free besides the next line's first word
SHORT = 0.6  # of the longest line: a shorter one with room for more ends its paragraph
CLOSED = re.compile(r"[.!?:][\"'”’»)\]]{0,3}\Z")
HYPHEN = re.compile(r"\w-\Z")
ONE = frozenset(("\n", "\r\n", "\r", "\u2028"))


@dataclass(frozen=True, slots=True)
class Joint:
    """A line right above another, in a text."""

    above: Span  # without blanks at its end
    below: Span  # without blanks at its edges
    word: int  # the length of the lower line's first word
    runs_on: bool  # whether that begins in lower case
    indented: bool  # whether the lower line is, and the upper isn't
    closed: bool  # whether a sentence ends above
    hyphen: bool  # whether a word goes on behind a hyphen

    def room(self, width: int) -> int:
        """How many characters would be left above had the word come up there."""
        return width - _length(self.above) - 1 - self.word


def joints_inside(text: str) -> list[Joint]:
    """The line breaks inside the paragraphs of `text`, where it is hard-wrapped; else none."""
    joints = [
        _joint(above, below)
        for above, below in pairwise(PARAGRAPH.finditer(text))
        if text[above.end() : below.start()] in ONE
        and not above.group().isspace()
        and not below.group().isspace()
    ]
    width = max((_length(s) for j in joints for s in (j.above, j.below)), default=0)
    return [j for j in joints if not _ends(j, width)] if _wrapped(joints, width) else []


def _length(line: Span) -> int:
    return line.end - line.start


def _joint(above: re.Match[str], below: re.Match[str]) -> Joint:
    upper, lower = above.group().rstrip(), below.group().rstrip()
    inner = lower.lstrip()
    word = inner.split(maxsplit=1)[0]
    return Joint(
        Span(above.start(), above.start() + len(upper)),
        Span(below.start() + len(lower) - len(inner), below.start() + len(lower)),
        len(word),
        word[0].islower(),
        lower[0].isspace() and not upper[0].isspace(),
        CLOSED.search(upper[-4:]) is not None,
        HYPHEN.search(upper[-2:]) is not None and word[0].isalnum(),
    )


def _wrapped(joints: Sequence[Joint], width: int) -> bool:
    """Whether the lines that end inside a sentence end where the column does."""
    inside = [j for j in joints if not j.closed]
    full = sum(j.room(width) < ROOM * width for j in inside)
    runs_on = sum(j.runs_on for j in inside)
    enough = full >= FULL * len(inside) and runs_on >= RUN_ON * len(inside)
    return bool(inside) and NARROWEST <= width <= WIDEST and enough


def _ends(joint: Joint, width: int) -> bool:
    """Whether a wrapped text's paragraph ends at this line break."""
    if joint.runs_on:
        return False
    room = joint.room(width) >= (ROOM * width if joint.closed else 0)
    return joint.indented or (room and (joint.closed or _length(joint.above) < SHORT * width))
