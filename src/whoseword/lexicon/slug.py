"""One spelling for names that are written in several ways."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import sha256

# British forms beside American ones: the ministries, bodies and programmes of the news are written
# in both. Source: Oxford English Dictionary, 'chiefly U.S.' spellings.
SPELLINGS = {
    "defence": "defense",
    "centre": "center",
    "labour": "labor",
    "programme": "program",
    "programmes": "programs",
    "organisation": "organization",
    "neighbour": "neighbor",
    "armoured": "armored",
    "aluminium": "aluminum",
}
SOFT_HYPHEN = "\u00ad"


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """A single word without case, diacritics, dots or soft hyphens, in American spelling."""
    plain = word.replace(".", "").replace(SOFT_HYPHEN, "").casefold()
    if not plain.isascii():
        apart = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in apart if not unicodedata.combining(c))
    return SPELLINGS.get(plain, plain)


def slug(name: str) -> str:
    """`Kim Jong Un` as `kim-jong-un`: letters and digits of any script, joined by hyphens."""
    return "-".join(fold(word) for word in re.findall(r"[^\W_]+", name)) or "unnamed"


def stable_id(name: str, *distinct: str) -> str:
    """An id for something the pack doesn't have: its slug and 8 hexadecimal digits of SHA-256.

    The digits tell apart names with one slug, and what else `distinct` says about them.
    """
    digest = sha256("\x1f".join((name, *distinct)).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{slug(name)}-{digest[:8]}"
