"""`whoseword pack`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from whoseword.cli.main import app
from whoseword.errors import UsageError, WhosewordError

RUN = CliRunner()


def test_list_names_every_table() -> None:
    result = RUN.invoke(app, ["pack", "list"])
    assert "people" in result.output
    assert "estimative" in result.output


def test_the_rows_of_a_table_as_json() -> None:
    rows = json.loads(RUN.invoke(app, ["pack", "list", "states", "--format", "json"]).output)
    assert any(row["name"] == "North Korea" for row in rows)


def test_lookup_finds_an_alias_in_any_case_and_says_where() -> None:
    [row] = json.loads(RUN.invoke(app, ["pack", "lookup", "nodong", "--format", "json"]).output)
    assert (row["name"], row["where"].split(":")[0]) == ("Hwasong-7", "weapons.csv")


def test_lookup_of_an_unknown_name_says_what_is_near() -> None:
    result = RUN.invoke(app, ["pack", "lookup", "Hwasong-81"])
    assert isinstance(result.exception, WhosewordError)
    assert "Hwasong-8" in str(result.exception)


def test_an_unknown_table_is_a_wrong_call() -> None:
    assert isinstance(RUN.invoke(app, ["pack", "list", "nosuch"]).exception, UsageError)


def test_check_passes_on_the_built_in_pack() -> None:
    result = RUN.invoke(app, ["pack", "check"])
    assert result.exit_code == 0
    assert "no problems" in result.output


def test_check_of_a_faulty_folder_ends_with_1(tmp_path: Path) -> None:
    text = "phrase,low,high,source\nso-so,0.3,0.6,own\n"
    (tmp_path / "estimative.csv").write_text(text, encoding="utf-8")
    result = RUN.invoke(app, ["pack", "check", str(tmp_path)])
    assert isinstance(result.exception, WhosewordError)
    assert "estimative.csv:2" in result.output


@pytest.mark.parametrize("command", ["list", "check", "lookup"])
def test_every_command_has_help(command: str) -> None:
    assert RUN.invoke(app, ["pack", command, "--help"]).exit_code == 0
