"""Which words introduce somebody's words, looked up in the pack's table `cues`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whoseword.lexicon import Pack
from whoseword.model import Stance
from whoseword.read.syntax import Parse, Token

# What follows a verb and makes another one of it: 'point out', 'call for'.
PARTICLES = ("prt", "prep", "agent", "advmod", "advcl", "acomp")


@dataclass(frozen=True, slots=True)
class Cue:
    """One row: `lemma` in base form, `takes` as in the table (clause, object, both, raising)."""

    lemma: str
    takes: str
    stance: Stance

    @property
    def clause(self) -> bool:
        """Whether its content can be a clause."""
        return self.takes in ("clause", "both")

    @property
    def object(self) -> bool:
        """Whether its content can be a noun phrase."""
        return self.takes in ("object", "both")


@dataclass(frozen=True)
class Cues:
    """The table, by part of speech and lemma.

    `issuing` are verbs of putting out a statement; `heading` words that head a line with a colon
    and are nobody's name: 'Video:'.
    """

    rows: Mapping[tuple[str, str], Cue]
    issuing: frozenset[str] = frozenset()
    heading: frozenset[str] = frozenset()

    @classmethod
    def of(cls, pack: Pack) -> Cues:
        """The cues of `pack`."""
        return cls(
            {
                (row["part"], row["lemma"].lower()): Cue(
                    row["lemma"].lower(), row["takes"], Stance(row["stance"])
                )
                for row in pack["cues"]
            },
            pack.sense("issuing"),
            pack.sense("heading"),
        )

    def get(self, part: str, lemma: str) -> Cue | None:
        """The row for exactly this lemma, or None."""
        return self.rows.get((part, lemma))

    def verb(self, parse: Parse, i: int) -> tuple[Cue, Token | None] | None:
        """The row for the verb `i`, with the particle or preposition that belongs to it."""
        token = parse.tokens[i]
        for follower in parse.children(i, *PARTICLES):
            longer = self.get("verb", f"{token.lemma} {follower.lower}")
            if longer is not None and follower.i > i:
                return longer, follower
        for clause in parse.children(i, "advcl"):  # 'called for talks to begin'
            mark = parse.child(clause.i, "mark")
            longer = self.get("verb", f"{token.lemma} {mark.lower}") if mark is not None else None
            if longer is not None:
                return longer, mark
        plain = self.get("verb", token.lemma)
        return (plain, None) if plain is not None else None

    def outright(self, words: Sequence[Token]) -> bool:
        """Whether a cue is a preposition of the table, or an adverb that says no more than `say`.

        'in X's view' goes by 'in the view of'.
        """
        if not words:  # a quotation that nobody's word introduces
            return False
        first, last = words[0].lower, words[-1].lower
        whole = " ".join(word.lower for word in words)
        forms = (whole, f"{first} the {last} of")
        adverb = self.get("adverb", whole)
        said = adverb is not None and adverb.stance is Stance.SAY
        return said or any(self.get("preposition", form) for form in forms)

    def stance(self, words: str) -> Stance:
        """The stance of a cue given by the lemmas of its words, in text order; `say` if unknown.

        The longest row among its words wins, a verb's before a noun's.
        """
        lemmas = words.lower().split()
        for width in (3, 2, 1):
            for part in ("verb", "preposition", "adverb", "noun", "adjective"):
                for first in range(len(lemmas) - width, -1, -1):
                    row = self.get(part, " ".join(lemmas[first : first + width]))
                    if row is not None:
                        return row.stance
        return Stance.SAY
