"""Pages from templates: text escaped, tricks shown, links made in one place."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, unquote_to_bytes, urlencode

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from whoseword import __version__
from whoseword.ledger import Held
from whoseword.model import EventType, Modality, Source, SourceType, When
from whoseword.model.plain import plain
from whoseword.model.wording import judged_words, mark, number_of, parties, percents

# The pages in the order of the bar: address, name, key after `g`.
PAGES = (
    ("/", "Today", "t"),
    ("/events", "Events", "e"),
    ("/timeline", "Timeline", "l"),
    ("/flows", "Flows", "w"),
    ("/tempo", "Tempo", "p"),
    ("/map", "Map", "m"),
    ("/sources", "Sources", "s"),
    ("/forecasts", "Forecasts", "c"),
    ("/search", "Search", "f"),
    ("/review", "Review", "r"),
)
NOBODY = "the article itself"


def _shown(value: Any) -> Any:
    """What a template prints: markup as it is, a string without tricks, nothing for None."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, str):
        return plain(value)
    return "" if value is None else value


def time(when: When | None) -> str:
    """A time as ISO; a range as `first to last`."""
    return when.said if when else "no date"


def article_path(identity: str) -> str:
    """An article's page."""
    return f"/articles/{quote(identity.encode('utf-8', 'surrogatepass'), safe='')}"


def named(request: Request, before: str, given: str) -> str:
    """What an address names after `before`, to the last code point; `given` is what the framework
    made of it, which loses halves of surrogate pairs."""
    try:
        raw = unquote_to_bytes(request.scope.get("raw_path") or b"").decode(
            "utf-8", "surrogatepass"
        )
    except UnicodeDecodeError:
        return given
    return raw.removeprefix(before) if raw.startswith(before) else given


def claim_path(held: Held) -> str:
    """A claim's place: its article at its words."""
    return f"{article_path(held.article.id)}?claim={held.claim.id}#claim-{held.claim.id}"


def source_path(source: Source | str) -> str:
    """A source's page."""
    name = source if isinstance(source, str) else source.name
    return f"/sources/{quote(name.encode('utf-8', 'surrogatepass'), safe='')}"


def amount(held: Held) -> str:
    """The quantity as said: `5 missiles`, `2–3.5 million`."""
    quantity = held.claim.quantity
    return quantity.said if quantity else ""


def sureness(held: Held) -> str:
    """`predicted, 55–80 %`."""
    claim = held.claim
    if claim.probability is None:
        return claim.modality.value
    return f"{claim.modality.value}, {percents(claim.probability)} %"


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("whoseword.serve"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "version": __version__,
        "pages": PAGES,
        "nobody": NOBODY,
        "types": [kind.value for kind in EventType],
        "modalities": [modality.value for modality in Modality],
        "source_types": [kind.value for kind in SourceType],
        "article_path": article_path,
        "claim_path": claim_path,
        "source_path": source_path,
        "parties": parties,
        "percents": percents,
        "number_of": number_of,
        "mark": mark,
        "judged_words": judged_words,
        "amount": amount,
        "sureness": sureness,
        "time": time,
        "urlencode": urlencode,
    }
    return environment


ENVIRONMENT = _environment()


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """The page that `template` makes of `values`."""
    state = request.scope.get("state", {})
    whole = ENVIRONMENT.get_template(template).render(
        path=request.url.path, proof=state.get("proof", ""), **values
    )
    return HTMLResponse(whole.encode("utf-8", "replace"), status)


def pager(start: int, size: int, total: int) -> dict[str, int | None]:
    """Where the pages before and after begin; None where there is none."""
    return {
        "first": min(start + 1, total),
        "last": min(start + size, total),
        "total": total,
        "before": max(0, start - size) if start > 0 else None,
        "after": start + size if start + size < total else None,
    }
