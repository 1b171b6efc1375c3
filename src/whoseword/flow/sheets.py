"""The walk of a review that was done elsewhere: a sheet, or judgements, into the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from whoseword.errors import LedgerError, RefusedInput, UsageError
from whoseword.flow.judgements import named
from whoseword.flow.review import SLOTS, human_value
from whoseword.flow.reviewed import NOTHING, slots_of, verdict
from whoseword.flow.reviewing import Reviewer
from whoseword.ledger import Added, Held, Store
from whoseword.ledger.judged import judgements_on
from whoseword.model import Document, Judgement, Ruling
from whoseword.tables.records import read_records

# What a person may write for a verdict.
WORDS = {
    **dict.fromkeys(("confirm", "accept", "right", "yes"), Ruling.CONFIRM),
    **dict.fromkeys(("reject", "wrong", "no"), Ruling.REJECT),
}
# In front of what a spreadsheet would take for a formula, in the sheets that we write.
MADE_HARMLESS = "'"


@dataclass(frozen=True, slots=True)
class Taken:
    """How many judgements were kept, how many were known already, and the rows refused."""

    kept: int
    known: int
    refused: tuple[RefusedInput, ...]


def keep_judgements(store: Store, made: Iterable[Judgement]) -> tuple[int, int]:
    """Keep judgements as they were made elsewhere; how many, and how many were known already."""
    with store.keeper() as keeper:
        done = [keeper.judge(one) for one in made]
    return done.count(Added.NEW), done.count(Added.UNCHANGED)


def take_sheet(reviewer: Reviewer, path: Path) -> Taken:
    """Keep what people wrote into a sheet: verdicts, reasons and human values.

    A row's `by` says whose it is, else it's the reviewer's. What that person said before is known
    and not kept again, so that a sheet may be taken twice. A row that can't be taken is refused,
    and the others go on. RefusedInput where the file can't be read or is no such sheet.
    """
    sheet = read_records(path)
    if not {"claim", "verdict"} <= set(sheet.columns):
        raise RefusedInput(str(path), "no columns 'claim' and 'verdict'; see 'whoseword review'")
    kept, known, refused = 0, 0, list(sheet.refused)
    for row in sheet.rows:
        try:
            for made in _take(_whose(reviewer, row.cells), row.cells):
                kept, known = kept + made, known + (not made)
        except (LedgerError, UsageError) as error:
            refused.append(sheet.refusal(row, str(error).removesuffix(".")))
    return Taken(kept, known, tuple(refused))


def _whose(reviewer: Reviewer, row: Mapping[str, Any]) -> Reviewer:
    return replace(reviewer, who=named(_cell(row, "by") or reviewer.who))


def _take(reviewer: Reviewer, row: Mapping[str, Any]) -> Iterator[bool]:
    """Whether each thing that the row says was new."""
    said, values = _said(row), _values(row)
    if said is None and not values:
        return
    with reviewer.store.browse() as look:
        held = look.as_read(_claim(row))
        document = look.document(held.article.key)
        made = judgements_on(look, [held.anchor])
    mine = tuple(one for one in made if one.who == reviewer.who or one.kind is Ruling.UNDO)
    yield from _correct(reviewer, held, document, mine, values)
    if said:
        before = verdict(mine)
        new = before is None or before.kind is not said
        if new:
            right = said is Ruling.CONFIRM
            reviewer.verdict(held.claim.id, right=right, why=_cell(row, "why"))
        yield new


def _correct(
    reviewer: Reviewer,
    held: Held,
    document: Document,
    mine: tuple[Judgement, ...],
    values: Mapping[str, str],
) -> Iterator[bool]:
    held_now = {slot.name: slot.value for slot in slots_of(held, mine)}
    for slot, words in values.items():
        new = human_value(slot, words, document, reviewer.names) != held_now[slot]
        if new:
            reviewer.correct(held.claim.id, slot, words)
        yield new


def _claim(row: Mapping[str, Any]) -> str:
    claim = _cell(row, "claim")
    if not claim:
        raise UsageError("the row names no claim.")
    return claim


def _said(row: Mapping[str, Any]) -> Ruling | None:
    word = _cell(row, "verdict").lower()
    if word and word not in WORDS:
        raise UsageError(f"verdict {word}: write one of {', '.join(WORDS)}, or nothing.")
    return WORDS.get(word)


def _values(row: Mapping[str, Any]) -> dict[str, str]:
    """The slots that somebody filled in; an empty value where it says that there is none."""
    cells = {slot: _cell(row, f"{slot}_human") for slot in SLOTS}
    return {s: "" if said.lower() == NOTHING else said for s, said in cells.items() if said}


def _cell(row: Mapping[str, Any], name: str) -> str:
    text = str(row.get(name) or "").strip()
    return text.removeprefix(MADE_HARMLESS) if text[1:2] in tuple("=+-@") else text
