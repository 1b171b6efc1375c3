from __future__ import annotations

import json

from factories import Program


def test_flows_as_json(filled: Program) -> None:
    (row,) = json.loads(filled("flows", "Russia", "DPRK", "--format", "json").out)
    assert (row["giver"], row["taker"], row["good"]) == ("North Korea", "Russia", "artillery shell")
    assert (row["ahead"], row["year"], row["roots"]) == (True, 2026, 1)
    assert row["words"][0]["root"] == "analysts"


def test_flows_as_a_table(filled: Program) -> None:
    out = filled("flows").out
    assert "artillery shell (2–3.5 million)" in out
    assert "ahead" in out
    assert filled("flows", "Iran").out == "No flows.\n"


def test_flows_take_two_names_at_most(filled: Program) -> None:
    ended = filled("flows", "North", "Korea", "Russia")
    assert ended.code == 2
    assert "in quotes" in ended.err
