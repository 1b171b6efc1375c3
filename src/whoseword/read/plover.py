"""Claims in PLOVER's and CAMEO's terms, by plover.csv."""

from __future__ import annotations

from whoseword.lexicon import Pack, Row
from whoseword.model import EventType, Modality, Plover

Key = tuple[str, str, str]


class PloverTable:
    """plover.csv by type, category of object and modality. Build it once a pack."""

    def __init__(self, pack: Pack) -> None:
        self._rows: dict[Key, Row] = {
            (r["type"], r["category"], r["modality"]): r for r in pack["plover"]
        }

    def of(self, type_: EventType, category: str, modality: Modality) -> Plover:
        """The closest row: modality decides before category, and either may be left open."""
        for key in (
            (type_.value, category, modality.value),
            (type_.value, "", modality.value),
            (type_.value, category, ""),
            (type_.value, "", ""),
        ):
            if key in self._rows:
                return _plover(self._rows[key])
        return Plover(None)


def _plover(row: Row) -> Plover:
    return Plover(
        row["event"] or None, row["mode"] or None, row.many("contexts"), row["cameo"] or None
    )
