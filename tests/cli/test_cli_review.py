from __future__ import annotations

import csv
import io
import json
import os
import pty
import select
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

import whoseword as whoseword_package
from factories import Program
from whoseword.cli.desk import Desk
from whoseword.flow.reviewing import Reviewer
from whoseword.ledger import ClaimFilter, Store, open_ledger
from whoseword.ledger.review import Coder
from whoseword.lexicon import Pack
from whoseword.lexicon.names import Names

SOURCE = Path(whoseword_package.__file__).parent.parent
# How long the program may take to show or hear something.
SECONDS = 60
Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def names(pack: Pack) -> Names:
    return Names(pack)


def found(program: Program, *arguments: str) -> list[dict[str, object]]:
    ended = program("review", *arguments)
    assert (ended.code, ended.err) == (0, "")
    answer: list[dict[str, object]] = json.loads(ended.out)
    return answer


def sheet(program: Program, *arguments: str) -> Rows:
    ended = program("review", *arguments, "--format", "csv")
    assert (ended.code, ended.err) == (0, "")
    return list(csv.DictReader(io.StringIO(ended.out)))


def write(rows: Rows, name: str = "sheet.csv", delimiter: str = ",") -> None:
    with Path(name).open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.DictWriter(out, rows[0], delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)


def test_in_a_pipe_the_queue_is_a_table_the_dearest_claim_first(filled: Program) -> None:
    out = filled("review").out
    assert out.index("transfer") < out.index("test")
    rows = found(filled, "--format", "json")
    assert [row["value"] for row in rows] == sorted((row["value"] for row in rows), reverse=True)  # type: ignore[type-var]
    assert len(found(filled, "--format", "json", "--type", "test")) == 1
    assert len(found(filled, "--format", "json", "--limit", "1")) == 1
    assert filled("review", "--actor", "Iran").out == "Nothing waits.\n"


def test_a_sheet_is_filled_in_and_brought_back(filled: Program) -> None:
    rows = sheet(filled)
    assert [(row["verdict"], row["actor_human"]) for row in rows] == [("", "")] * 2
    ended = filled("review", "--sheet", "again.csv")
    assert ended.err == "whoseword: 2 claims written to again.csv\n"
    again = Path("again.csv").read_bytes().decode()
    assert list(csv.DictReader(io.StringIO(again, newline=""))) == rows
    shells, launch = rows
    shells |= {"verdict": "Accept", "recipient_human": "DPRK", "quantity_human": "none"}
    launch |= {"verdict": "reject", "why": "told of a film"}
    write(rows)
    ended = filled("review", "import", "sheet.csv", "--who", "Ann")
    assert (ended.code, ended.out) == (0, "4 kept, 0 known, 0 refused\n")
    assert filled("review").out == "Nothing waits.\n"
    ended = filled("review", "import", "sheet.csv", "--who", " Ann ")
    assert (ended.code, ended.out) == (0, "0 kept, 4 known, 0 refused\n")
    judged = {row["claim"]: row for row in sheet(filled, "judged")}
    told = judged[shells["claim"]]
    assert (told["verdict"], told["by"]) == ("confirm", "Ann")
    assert (told["recipient_machine"], told["recipient_human"]) == ("Russia", "North Korea")
    assert (told["quantity_machine"], told["quantity_human"]) == ("2–3.5 million", "none")
    assert judged[launch["claim"]]["why"] == "told of a film"
    assert "recipient: North Korea" in filled("review", "judged").out


def test_a_sheet_from_a_spreadsheet_that_parts_with_semicolons(filled: Program) -> None:
    rows = sheet(filled)
    rows[0]["verdict"] = "yes"
    write(rows, delimiter=";")
    assert filled("review", "import", "sheet.csv").out == "1 kept, 0 known, 0 refused\n"


def test_rows_that_can_t_be_taken_are_refused_and_the_others_go_on(filled: Program) -> None:
    shells, launch = sheet(filled)
    rows = [
        shells | {"verdict": "perhaps"},
        shells | {"claim": "ffff", "verdict": "accept"},
        shells | {"claim": "", "verdict": "accept"},
        shells | {"date_human": "soonish"},
        launch | {"verdict": "accept"},
    ]
    write(rows)
    ended = filled("review", "import", "sheet.csv", "--who", "Ann")
    assert (ended.code, ended.out) == (1, "1 kept, 0 known, 4 refused\n")
    assert "sheet.csv:2: verdict perhaps: write one of confirm, accept" in ended.err
    assert "sheet.csv:3: ffff: no claim has an id that begins so." in ended.err
    assert "sheet.csv:4: the row names no claim." in ended.err
    assert "sheet.csv:5: date soonish" in ended.err


def test_another_table_is_no_sheet(filled: Program) -> None:
    write([{"claim": "1", "said": "yes"}])
    ended = filled("review", "import", "sheet.csv")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("whoseword: sheet.csv: no columns 'claim' and 'verdict'")


def test_judgements_go_from_one_ledger_to_another(filled: Program, article: str) -> None:
    claims = [row["claim"]["id"] for row in found(filled, "--format", "json")]  # type: ignore[index]
    assert filled("judge", "confirm", claims[0], "--who", "Ann").code == 0
    assert filled("judge", "reject", claims[1], "--who", "Ben", "--why", "no").code == 0
    made = filled("judge", "list", "--format", "jsonl").out
    Path("made.jsonl").write_text(made, encoding="utf-8")
    assert filled("add", article, "--ledger", "other.db").code == 0
    other = ("--ledger", "other.db")
    assert filled("review", "import", "made.jsonl", *other).out == "2 kept, 0 known, 0 refused\n"
    assert filled("review", "import", "made.jsonl", *other).out == "0 kept, 2 known, 0 refused\n"
    assert filled("judge", "list", "--format", "jsonl", *other).out == made
    assert filled("review", *other).out == "Nothing waits.\n"


def test_a_judgement_that_was_tampered_with_is_refused(filled: Program) -> None:
    claim = found(filled, "--format", "json", "--limit", "1")[0]["claim"]["id"]  # type: ignore[index]
    assert filled("judge", "confirm", claim, "--who", "Ann").code == 0
    record = json.loads(filled("judge", "list", "--format", "jsonl").out)
    lines = [record | {"who": "Ben"}, {"id": "x"}, record | {"kind": "dance"}]
    Path("made.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    ended = filled("review", "import", "made.jsonl")
    assert (ended.code, ended.out) == (1, "0 kept, 0 known, 3 refused\n")
    assert "made.jsonl:1: its content has changed: the id is that of another." in ended.err
    assert "made.jsonl:2: a judgement's record has no such part: 'who'." in ended.err


def test_a_second_coder_sees_what_was_judged_and_not_how(filled: Program) -> None:
    assert found(filled, "--second", "--who", "Ben", "--format", "json") == []
    shells, launch = sheet(filled)
    write([shells | {"verdict": "accept", "actor_human": "Iran", "why": "told so"}, launch])
    assert filled("review", "import", "sheet.csv", "--who", "Ann").code == 0
    (row,) = sheet(filled, "--second", "--who", "Ben")
    assert row["claim"] == shells["claim"]
    assert (row["verdict"], row["why"], row["actor_human"]) == ("", "", "")
    assert filled("review", "agreement").out == "No claim has been judged by two people yet.\n"
    write([row | {"verdict": "reject"}])
    assert filled("review", "import", "sheet.csv", "--who", "Ben").code == 0
    (agreed,) = found(filled, "agreement", "--format", "json")
    assert (agreed["question"], agreed["units"], agreed["same"]) == ("right or not", 1, 0.0)
    assert "Ann, Ben" in filled("review", "agreement").out


class Seat:
    """Somebody at the terminal, whose keys and lines are known beforehand."""

    def __init__(self, store: Store, pack: Pack, names: Names, *, second: bool = False) -> None:
        self._reviewer = Reviewer(store, pack, names, "Ben" if second else "Ann")
        self._coder = Coder(self._reviewer.who, second)

    def press(self, keys: str, *lines: str) -> str:
        """What the terminal shows."""
        waiting, typed, out = iter(keys), iter(lines), io.StringIO()

        def hear() -> str:
            try:
                return next(waiting)
            except StopIteration:
                raise EOFError from None

        screen = Console(file=out, width=100)
        ask = lambda prompt: next(typed)  # noqa: E731
        Desk(self._reviewer, self._coder, ClaimFilter(), screen, hear=hear, ask=ask).work()
        return out.getvalue()


@pytest.fixture
def ledger(filled: Program) -> Iterator[Store]:
    with open_ledger("whoseword.db") as store:
        yield store


def test_the_queue_is_worked_by_keys(ledger: Store, pack: Pack, names: Names) -> None:
    ann = Seat(ledger, pack, names)
    out = ann.press("ar")
    assert "2 wait, judged by Ann" in out
    assert "»it is likely to send shells to Russia next year«" in out
    assert out.endswith("Nothing waits.\n1 accepted, 1 rejected; 0 wait.\n")
    out = ann.press("")
    assert out == "Nothing waits.\nNothing judged; 0 wait.\n"


def test_a_field_is_corrected_undone_and_left(ledger: Store, pack: Pack, names: Names) -> None:
    ann = Seat(ledger, pack, names)
    out = ann.press("2", "DPRK")
    assert "2  recipient  Russia" in out
    (row,) = [line for line in out.splitlines() if line.startswith("2  recip") and "Korea" in line]
    assert row.split()[2:] == ["Russia", "North", "Korea"]
    assert out.endswith("1 corrected; 2 wait.\n")
    out = ann.press("62u", "soonish", "=")
    assert "date soonish: that's no time that can be told from the text" in out
    assert out.endswith("1 undone; 2 wait.\n")
    out = ann.press("u")
    assert "There is nothing of yours to undo." in out


def test_a_claim_is_left_for_later_and_a_reason_kept(
    ledger: Store, pack: Pack, names: Names
) -> None:
    ann = Seat(ledger, pack, names)
    out = ann.press("nw?xr", "a film")
    assert "type: trigger 'tested' (0.90)" in out
    assert out.endswith("Only what was left for later waits.\n1 rejected; 1 wait.\n")
    out = ann.press("uq")
    assert "Rejected by Ann (a film)." not in out
    with ledger.browse() as look:
        assert [one.why for one in look.judgements()] == ["a film", None]


def test_the_second_coder_is_blind_at_the_terminal(ledger: Store, pack: Pack, names: Names) -> None:
    Seat(ledger, pack, names).press("1wa", "Iran", "told so")
    out = Seat(ledger, pack, names, second=True).press("r")
    assert "1 wait, judged by Ben" in out
    assert "Iran" not in out
    assert "told so" not in out
    assert out.endswith("Nothing waits.\n1 rejected; 0 wait.\n")


def test_in_a_real_terminal(filled: Program, tmp_path: Path) -> None:
    """Keys are heard one at a time, and `q` ends it."""
    ours, theirs = pty.openpty()
    call = "from whoseword.cli.main import run; run()"
    program = subprocess.Popen(
        [sys.executable, "-c", call, "review", "--who", "Ann"],
        cwd=tmp_path,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100", "PYTHONPATH": str(SOURCE)},
    )
    os.close(theirs)
    try:
        assert "2 wait, judged by Ann" in _until(ours, "[q] end")
        _press(ours, b"a")
        assert "1 wait, judged by Ann" in _until(ours, "[q] end")
        _press(ours, b"q")
        assert "1 accepted; 1 wait." in _until(ours, "1 wait.")
        assert program.wait(SECONDS) == 0
    finally:
        program.kill()
        program.wait()
        os.close(ours)


def _until(terminal: int, words: str) -> str:
    """What the terminal shows, up to those words."""
    shown, end = "", time.monotonic() + SECONDS
    while words not in shown and time.monotonic() < end:
        if select.select([terminal], [], [], 1)[0]:
            try:
                shown += os.read(terminal, 4096).decode(errors="replace")
            except OSError:  # the program has ended
                break
    return shown


def _press(terminal: int, key: bytes) -> None:
    """Press a key once the program hears single keys; it forgets what was typed before."""
    end = time.monotonic() + SECONDS
    while termios.tcgetattr(terminal)[3] & termios.ICANON and time.monotonic() < end:
        time.sleep(0.05)
    os.write(terminal, key)


@pytest.mark.parametrize("error", [KeyError("uid not found"), OSError("no name")])
def test_an_account_without_a_name_must_say_who_judges(
    filled: Program, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def nobody() -> str:
        raise error

    monkeypatch.setattr("getpass.getuser", nobody)
    (claim, _) = [row["claim"]["id"] for row in found(filled, "--who", "Ann", "--format", "json")]  # type: ignore[index]
    for command in (("review",), ("judge", "confirm", claim)):
        ended = filled(*command)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err == (
            "whoseword: This account has no name; say with --who whose decision it is.\n"
        )
    assert filled("judge", "confirm", claim, "--who", "Ann").code == 0
