"""A review in a terminal: one claim at a time, judged by single keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from rich.console import Console
from rich.text import Text

from whoseword.cli.desk_view import DONE, show_claim, show_slots, show_verdict
from whoseword.cli.screen import visible
from whoseword.errors import UsageError
from whoseword.flow.reviewed import Slot, slots_of
from whoseword.flow.reviewing import Reviewer
from whoseword.ledger import ClaimFilter
from whoseword.ledger.judged import judgements_on, last_by
from whoseword.ledger.review import Coder, Waiting, how_many_wait, line_up, queue, waiting_on
from whoseword.model import Judgement

KEYS = (
    "[a] accept  [r] reject  [1-9] correct  [w] say why  [n] later  [u] undo  [?] reasons  [q] end"
)
# What ends it, beside the end of the input (Ctrl-D).
ENDS = ("q", "\x1b")
Hear = Callable[[], str]
Ask = Callable[[str], str]


class Desk:
    """One person's session. `hear` gives the next key, `ask` a line after a prompt."""

    def __init__(
        self,
        reviewer: Reviewer,
        coder: Coder,
        wanted: ClaimFilter,
        screen: Console,
        *,
        hear: Hear,
        ask: Ask,
    ) -> None:
        self._reviewer, self._coder = reviewer, coder
        with reviewer.store.browse() as look:
            self._line = line_up(look, reviewer.pack, wanted)
        self._screen, self._hear, self._ask = screen, hear, ask
        # Which claims were left for later, which one is looked at again, and the reason to keep.
        self._later: set[str] = set()
        self._again, self._why = "", ""
        self._made: Counter[str] = Counter()

    def work(self) -> None:
        """Until nothing waits, or the person ends it."""
        while (one := self._next()) is not None:
            slots = self._show(one)
            if not self._act(one, slots):
                break
        else:
            self._say(
                "Nothing waits." if not self._later else "Only what was left for later waits."
            )
        made = ", ".join(f"{number} {what}" for what, number in self._made.items())
        self._say(f"{made or 'Nothing judged'}; {self._waits()} wait.")

    def _next(self) -> Waiting | None:
        """The claim to look at: once more the one before, or the next in the queue."""
        pack = self._reviewer.pack
        with self._reviewer.store.browse() as look:
            if self._again:
                return waiting_on(look, pack, look.as_read(self._again))
            found = queue(look, pack, self._coder, self._line, size=len(self._later) + 1)
        return next((one for one in found if one.held.claim.id not in self._later), None)

    def _waits(self) -> int:
        with self._reviewer.store.browse() as look:
            return how_many_wait(look, self._coder, self._line)

    def _show(self, one: Waiting) -> list[Slot]:
        with self._reviewer.store.browse() as look:
            document = look.document(one.held.article.key)
            made = self._coder.sees(judgements_on(look, [one.held.anchor]))
        slots = slots_of(one.held, made)
        self._screen.rule(Text(f"{self._waits()} wait, judged by {visible(self._coder.who)}"))
        show_claim(one, document, self._screen)
        show_slots(slots, self._screen)
        show_verdict(made, self._screen)
        self._screen.print(Text(KEYS, style="dim"))
        return slots

    def _act(self, one: Waiting, slots: list[Slot]) -> bool:
        """Hear keys until one of them leads on; False where it ends the session."""
        try:
            while (key := self._hear().lower()) not in ENDS:
                if self._does(key, one, slots):
                    return True
        except EOFError:
            self._screen.print()
        return False

    def _does(self, key: str, one: Waiting, slots: list[Slot]) -> bool:
        """What a key does; True where another claim, or this one anew, is to be shown."""
        if key in ("a", "r"):
            return self._judge(one, right=key == "a")
        if key == "n":
            self._later.add(one.held.claim.id)
            self._again = ""
            return True
        if key == "u":
            return self._undo()
        if key == "w":
            self._why = self._ask("Why")
        elif key == "?":
            for reason in one.held.claim.why:
                self._say(visible(str(reason)))
        elif key.isdigit() and 0 < int(key) <= len(slots):
            return self._correct(one, slots[int(key) - 1])
        else:
            self._say(KEYS)
        return False

    def _judge(self, one: Waiting, *, right: bool) -> bool:
        made = self._reviewer.verdict(one.held.claim.id, right=right, why=self._why)
        self._keep(made, again="")
        return True

    def _correct(self, one: Waiting, slot: Slot) -> bool:
        said = self._ask(f"{slot.name} should be (empty: none; '=': leave it)")
        if said.strip() == "=":
            return False
        try:
            made = self._reviewer.correct(one.held.claim.id, slot.name, said, self._why)
        except UsageError as error:
            self._say(str(error))
            return False
        self._keep(made, again=one.held.claim.id)
        return True

    def _undo(self) -> bool:
        with self._reviewer.store.browse() as look:
            last = last_by(look, self._coder.who)
        if last is None:
            self._say("There is nothing of yours to undo.")
            return False
        self._reviewer.undo(last.id)
        self._made["undone"] += 1
        self._again = last.claims[0].claim
        return True

    def _keep(self, made: Judgement, *, again: str) -> None:
        self._made[DONE[made.kind.value]] += 1
        self._why, self._again = "", again

    def _say(self, sentence: str) -> None:
        self._screen.print(Text(sentence))
