"""What a text's words look like evidence of, to a network that learned from annotated articles.

It reads a text in the attribution model's windows and gives every word a logit a type of claim that
it is evidence of, and its share in the logit that its sentence states such a claim.
"""

from __future__ import annotations

from whoseword.model import EventType

TYPES = tuple(t.value for t in EventType)
