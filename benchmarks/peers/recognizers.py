"""Tag articles with Microsoft's recognizers-text-date-time, in a virtual environment of its own.

    pip install recognizers-text-date-time==1.0.2a2 'emoji<2'      # MIT
    python benchmarks/peers/recognizers.py ARTICLES.jsonl > recognizers.jsonl

A peer to measure against and no part of whoseword. Of the candidates that it gives for one
expression the last that lies not after publication is taken ('take the past one'), else the first.
Prints `{"id", "times": [{"start", "end", "value"}]}` an article; `value` is an ISO prefix or a
range with both ends included, offsets are half-open code points of the text.
"""

from __future__ import annotations

import json
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

from recognizers_date_time import recognize_datetime

Candidate = dict[str, str]


def main(path: str) -> None:
    """Tag every article that has a day of publication."""
    with Path(path).open(encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            stated = (article.get("published") or "")[:10]
            day = datetime.fromisoformat(stated) if stated else None
            found = recognize_datetime(article["text"], "en-us", reference=day) if day else []
            times = [
                {"start": r.start, "end": r.end + 1, "value": _value(r.resolution, stated)}
                for r in found
                if r.resolution
            ]
            print(json.dumps({"id": article["id"], "times": times}), flush=True)


def _value(resolution: dict[str, list[Candidate]], published: str) -> str | None:
    """The candidate taken, as an ISO prefix or `start/end`."""
    every = [v for c in resolution["values"] if (v := _days(c, published))]
    past = [v for v in every if v[:10] <= published]
    return past[-1] if past else every[0] if every else None


def _days(candidate: Candidate, published: str) -> str | None:
    if candidate["type"] in ("duration", "set", "time", "timerange"):
        return None
    start, end = candidate.get("start"), candidate.get("end")
    if candidate.get("Mod") == "since" and start:
        return f"{start[:10]}/{published}" if start[:10] <= published else None
    if start and end:
        last = date.fromisoformat(end[:10])
        if len(end) == 10 and not candidate["timex"].startswith("(XXXX"):
            last -= timedelta(days=1)  # its ranges end on the day after
        return f"{start[:10]}/{max(last.isoformat(), start[:10])}"
    value = candidate.get("value", "")
    return value[:10] if value[:4].isdigit() else None


if __name__ == "__main__":
    main(sys.argv[1])
