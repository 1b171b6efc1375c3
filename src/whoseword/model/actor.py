"""Who acts and who speaks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SourceType(StrEnum):
    """What kind of source somebody is; `NONE` where the article speaks in its own voice."""

    STATE_MEDIA = "state-media"
    GOVERNMENT = "government"
    MILITARY = "military"
    INTELLIGENCE = "intelligence"
    EXPERT = "expert"
    MEDIA = "media"
    INTERNATIONAL_ORGANISATION = "international-organisation"
    COMPANY = "company"
    ANONYMOUS = "anonymous"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, a person or a body under its one canonical name.

    `kind` is `state`, `person`, `organ` (of a state), `institution`, `media` or `group` (people
    named by a description: `analysts`). `state` is the canonical name of the state that it belongs
    to, or that it is. `known` is False for one that the pack doesn't have: then `name` is the
    article's own name or description for it.
    """

    id: str
    name: str
    kind: str
    source_type: SourceType
    state: str | None = None
    known: bool = True
