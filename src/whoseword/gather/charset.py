"""The characters of a page in the encoding that it declares, as browsers read it."""

from __future__ import annotations

import codecs
import re

# Where a page says its encoding, in as many bytes as browsers look at.
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
FIRST = 1024
# The WHATWG's Encoding Standard: pages under the left label are in the right encoding, of which it
# is a part. Python's names.
MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}


def in_utf8(raw: bytes) -> bytes:
    """A page's bytes in UTF-8, by the encoding that it declares; as they are where they don't fit.

    A page of UTF-8 stays itself, whatever it declares.
    """
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        declared = DECLARED.search(raw[:FIRST])
        return _recoded(raw, declared.group(1).decode("ascii")) if declared else raw
    return raw


def _recoded(raw: bytes, label: str) -> bytes:
    try:
        name = codecs.lookup(label).name
        return raw.decode(MEANT.get(name, name)).encode("utf-8")
    except (LookupError, UnicodeError):
        return raw
