"""The tables in words."""

from __future__ import annotations

from sqlalchemy import Column, Table

from whoseword.ledger.schema.common import metadata


def describe() -> str:
    """The tables as Markdown, for docs/ledger.md."""
    return "\n\n".join(_section(table) for table in metadata.sorted_tables) + "\n"


def _section(table: Table) -> str:
    rows = [f"| `{c.name}` | {_kind(c)} | {_note(c)} |" for c in table.columns]
    head = [
        f"## {table.name}",
        "",
        f"{table.info['doc']}.",
        "",
        "| Column | Holds | |",
        "|---|---|---|",
    ]
    return "\n".join([*head, *rows])


def _kind(column: Column[object]) -> str:
    names = {"Exact": "text", "Packed": "JSON", "Float": "number"}
    names |= dict.fromkeys(("Integer", "BigInteger"), "whole number")
    name = type(column.type).__name__
    kind = names.get(name, name.lower())
    return kind if column.nullable else f"{kind}, always"


def _note(column: Column[object]) -> str:
    points = [f"row of `{key.column.table.name}`" for key in column.foreign_keys]
    return "; ".join([*points, *([column.doc] if column.doc else [])])
