"""Plain text."""

from __future__ import annotations

from whoseword.errors import RefusedInput
from whoseword.gather.build import build
from whoseword.model import Document

# A file that is read whole, or a line of JSONL, may have this many bytes.
LARGEST = 50_000_000


def read_text(where: str, raw: bytes) -> Document:
    """A document whose text is `raw`, decoded and otherwise as it came, line ends too."""
    return build(where, decode(where, raw))


def decode(where: str, raw: bytes) -> str:
    """UTF-8, with or without a byte-order mark, or UTF-16 with one.

    Anything else is refused with the place of the first byte that doesn't fit: a guessed encoding
    would put wrong names into the ledger.
    """
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"not {encoding.removesuffix('-sig')} at byte {error.start}; save it as UTF-8"
        raise RefusedInput(where, reason) from None
