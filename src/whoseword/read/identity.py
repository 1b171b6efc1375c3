"""A claim's id: the same text, claim, reader and pack give the same id everywhere."""

from __future__ import annotations

from dataclasses import fields, replace
from hashlib import sha256

from whoseword.model import Claim, Document

DIGITS = 16  # hexadecimal digits of SHA-256 that an id keeps: 64 bits


def identified(claim: Claim, document: Document) -> Claim:
    """`claim` with its id: a hash of the text's digest and of every other field but the reasons.

    The document's own id is left out, so that one text under two ids makes the same claims.
    """
    content = [
        (f.name, repr(getattr(claim, f.name)))
        for f in fields(claim)
        if f.name not in ("id", "document", "why")
    ]
    hashed = sha256(repr((document.digest, content)).encode("utf-8", "surrogatepass"))
    return replace(claim, id=hashed.hexdigest()[:DIGITS])
