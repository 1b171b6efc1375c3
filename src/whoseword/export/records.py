"""The public contract: a reading, a document and a claim as plain data.

Offsets are half-open Unicode code points of the document's text. Whole numbers are integers, so
that `5 missiles` is 5 and not 5.0.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, fields
from typing import Any

from whoseword.model import (
    ArgumentSpans,
    Attribution,
    Claim,
    Dateline,
    Document,
    Judged,
    Plover,
    Quantity,
    Reading,
    Reason,
    Span,
)
from whoseword.model.wording import VERDICT_WORDS

Record = dict[str, Any]

# Half of a pair that stands alone: it is no character, and no encoding of the web takes it.
LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# What XML 1.0 (2.2) leaves out of its characters.
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def reading_record(reading: Reading, *, text: bool = False) -> Record:
    """One object a document, with its attributions and claims; its text only if `text`."""
    whole = reading.document.text
    return {
        **document_record(reading.document, text=text),
        "attributions": [attribution_record(a) for a in reading.attributions],
        "claims": [claim_record(c, c.evidence.of(whole)) for c in reading.claims],
    }


def document_record(document: Document, *, text: bool = False) -> Record:
    """Whose article it is, when it came out and how that was found."""
    published = document.published
    record: Record = {
        "id": document.id,
        "url": document.url,
        "publisher": document.publisher,
        "published": published.when.iso() if published else None,
        "published_found": published.found if published else None,
        "title": document.title,
        "dateline": dateline_record(document.dateline, document.text),
    }
    return {**record, "text": document.text} if text else record


def dateline_record(dateline: Dateline | None, text: str) -> Record | None:
    """The words before the article's first ones, each with where they stand."""
    if dateline is None:
        return None
    parts = {"place": dateline.place, "date": dateline.date, "credit": dateline.credit}
    return {
        **{name: span.of(text) if span else None for name, span in parts.items()},
        "date": dateline.when.iso() if dateline.when else None,
        "start": dateline.span.start,
        "end": dateline.span.end,
        "spans": {name: span.pair() for name, span in parts.items() if span},
    }


def attribution_record(attribution: Attribution) -> Record:
    """Source, cue and content as lists of `[start, end]`; `parent` is a position in the list."""
    return {
        "source": [span.pair() for span in attribution.source],
        "cue": [span.pair() for span in attribution.cue],
        "content": [span.pair() for span in attribution.content],
        "stance": attribution.stance.value,
        "parent": attribution.parent,
        "confidence": round(attribution.confidence, 4),
    }


def claim_record(claim: Claim, evidence: str) -> Record:
    """The claim, flat, with the words of its evidence and the span of every slot that has one."""
    return {
        "id": claim.id,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "evidence": evidence,
        "type": claim.type.value,
        "actor": claim.actor,
        "recipient": claim.recipient,
        "object": claim.object,
        "quantity": quantity_record(claim.quantity),
        "place": claim.place,
        "date": claim.date.iso() if claim.date else None,
        "sources": [source.name for source in claim.sources],
        "source_type": claim.source_type.value,
        "modality": claim.modality.value,
        "probability": list(claim.probability) if claim.probability else None,
        "plover": plover_record(claim.plover),
        "spans": spans_record(claim),
        "reader": claim.reader,
        "pack": claim.pack,
        "why": [reason_record(reason) for reason in claim.why],
    }


def judged_record(judged: Judged | None) -> Record:
    """`{judged: {verdict, corrected, who}}`; nothing where nobody judged the claim.

    `verdict` is confirmed, rejected or null, `corrected` has what was read in each slot that holds
    another value now.
    """
    if judged is None:
        return {}
    verdict = VERDICT_WORDS[judged.verdict.kind] if judged.verdict else None
    corrected = dict(judged.corrected)
    return {"judged": {"verdict": verdict, "corrected": corrected, "who": list(judged.who)}}


def reason_record(reason: Reason) -> Record:
    """The part, the rule or head that decided it, its words, and how likely it is right."""
    sure = reason.confidence
    return {**asdict(reason), "confidence": round(sure, 4) if sure is not None else None}


def quantity_record(quantity: Quantity | None) -> Record | None:
    """`{value, unit}`, and `metric` where that can be told; a range's value is `[low, high]`."""
    if quantity is None:
        return None
    value = quantity.value
    plain = [whole(end) for end in value] if isinstance(value, tuple) else whole(value)
    record: Record = {"value": plain, "unit": quantity.unit}
    metric = quantity.metric
    if metric and metric.unit != quantity.unit:
        record["metric"] = quantity_record(metric)
    return record


def whole(value: float) -> int | float:
    """`value` as an integer where it is one."""
    return int(value) if float(value).is_integer() else value


def plover_record(plover: Plover) -> Record:
    """The claim's PLOVER event and mode, and the nearest CAMEO code."""
    return {
        "event": plover.event,
        "mode": plover.mode,
        "contexts": list(plover.contexts),
        "cameo": plover.cameo,
    }


def spans_record(claim: Claim) -> Record:
    """`[start, end]` of each slot said in words of its own; `sources` as the chain, with nulls."""
    found = {f.name: getattr(claim.spans, f.name) for f in fields(ArgumentSpans)}
    spans: Record = {name: span.pair() for name, span in found.items() if span}
    return {**spans, "sources": [_pair(source.span) for source in claim.sources]}


def _pair(span: Span | None) -> list[int] | None:
    return span.pair() if span else None


def to_json(record: Any, *, indent: int | None = None, plain: bool = False) -> str:
    """`record` as JSON that any Unicode encoding can write: a lone surrogate stays its `\\uXXXX`
    escape, and where it must be `plain` ASCII, so does everything beyond that."""
    made = json.dumps(record, ensure_ascii=plain, indent=indent)
    return LONE_SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", made)


def plain_xml(text: str) -> str:
    """`text` with a replacement character for each one that XML 1.0 can't hold."""
    return NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
