"""What reading one document gives."""

from __future__ import annotations

from dataclasses import dataclass

from whoseword.model.attribution import Attribution
from whoseword.model.claim import Claim
from whoseword.model.document import Document


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with the attributions and claims that were read from it, in text order."""

    document: Document
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
