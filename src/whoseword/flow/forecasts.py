"""The walk of forecasts: ledger, foresee, ledger. The book, its outcomes and its scores."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from whoseword.errors import ambiguous_id, unknown_id
from whoseword.flow.judgements import keep, named
from whoseword.foresee.book import FORETOLD, Saying, forecasts
from whoseword.foresee.calibrate import calibration
from whoseword.foresee.outcomes import Outcomes
from whoseword.foresee.score import LEAST, MONTH, base_rate, score, scored
from whoseword.foresee.watch import Watch
from whoseword.ledger import ClaimFilter, Held, Store, View
from whoseword.lexicon import Pack
from whoseword.lexicon.names import Names
from whoseword.model import Anchor, Judgement, Outcome, Ruling, When, in_force
from whoseword.model.forecast import (
    Calibration,
    Entry,
    Forecast,
    Resolution,
    Score,
    Standing,
)
from whoseword.weigh.corroborate import is_named
from whoseword.weigh.lineage import voice_of
from whoseword.weigh.story import UNNAMED

EVERYTHING = ClaimFilter()
ALL = "all"


@dataclass(frozen=True, slots=True)
class Book:
    """The forecasts, by deadline. `built` says whether there were events to hold them against."""

    entries: tuple[Entry, ...]
    built: bool

    def score(self, least: int = LEAST) -> Score:
        """How all forecasts fared."""
        return score(ALL, self.entries, least=least)

    def by_forecaster(self, least: int = LEAST) -> tuple[Score, ...]:
        """How each forecaster fared; 'analysts' and other people without a name are nobody."""
        named = [entry for entry in self.entries if entry.forecast.identified]
        return _grouped(((e.forecast.forecaster, e) for e in named), least)

    def by_source_type(self, least: int = LEAST) -> tuple[Score, ...]:
        """How each type of source fared."""
        return _grouped(((e.forecast.source_type.value, e) for e in self.entries), least)

    def calibration(self, least: int = LEAST) -> tuple[Calibration, ...]:
        """How often what each band speaks of came true."""
        return calibration(self.entries, least=least)


def forecast_book(view: View, pack: Pack, wanted: ClaimFilter = EVERYTHING, *, today: date) -> Book:
    """The forecasts that the wanted claims make, with what became of them by `today`."""
    names = pack.names
    found = forecasts(_sayings(view, names, wanted))
    book = _Keeping(view, names, today, found)
    return Book(tuple(map(book.entry, found)), view.built() is not None)


def foretold(view: View, pack: Pack) -> tuple[Forecast, ...]:
    """All forecasts of the ledger, without what became of them."""
    return forecasts(_sayings(view, pack.names, EVERYTHING))


def resolve_forecast(
    ledger: Store, pack: Pack, prefix: str, outcome: Outcome, *, who: str, why: str | None = None
) -> Judgement:
    """Keep what became of the forecast whose id begins with `prefix`, as `who` says.

    LedgerError where no forecast has such an id, or several have; UsageError without a name.
    """
    name = named(who)
    with ledger.view() as view:
        found = foretold(view, pack)
    about = _named(found, prefix).claims
    return keep(ledger, name, Ruling.RESOLVE, claims=about, value=outcome.value, why=why)


class _Keeping:
    """Makes entries of forecasts: looks each up among events and judgements."""

    def __init__(self, view: View, names: Names, today: date, found: Iterable[Forecast]) -> None:
        self._today = today
        self._claims = {anchor.claim for forecast in found for anchor in forecast.claims}
        watch = Watch(view.months_published(), view.last_published())
        first = min(watch.months, default=None)
        self._since = When.parse(first).start if first else None
        self._outcomes = Outcomes(view.events(), names, watch)
        every = in_force(view.judgements())
        self._judged = [one for one in every if one.kind is Ruling.RESOLVE]

    def entry(self, forecast: Forecast) -> Entry:
        """The forecast with what is known of it."""
        proposals = self._outcomes.proposals(forecast)
        resolution = self._by_person(forecast) or self._outcomes.by_rule(forecast, proposals)
        base = self._base(forecast)
        won = scored(forecast.band, resolution.outcome, base) if resolution else None
        standing = self._standing(forecast, resolution)
        return Entry(forecast, standing, proposals, resolution, base, won)

    def _standing(self, forecast: Forecast, resolution: Resolution | None) -> Standing:
        if resolution:
            return Standing.RESOLVED
        if forecast.deadline is None:
            return Standing.OPEN_ENDED
        return Standing.DUE if forecast.deadline < self._today else Standing.OPEN

    def _by_person(self, forecast: Forecast) -> Resolution | None:
        """The last judgement on any of the claims that make it."""
        for one in reversed(self._judged):
            pairs = ((mine, theirs) for mine in forecast.claims for theirs in one.claims)
            if one.value and any(self._is(mine, theirs) for mine, theirs in pairs):
                return Resolution(Outcome(one.value), one.who, one.at.isoformat(), one.why)
        return None

    def _is(self, mine: Anchor, theirs: Anchor) -> bool:
        """Whether what was judged is this claim: by its id, or, since another reader gives other
        ids, by where it stands."""
        if theirs.claim in self._claims:
            return mine.claim == theirs.claim
        return _meet(mine, theirs)

    def _base(self, forecast: Forecast) -> float | None:
        """What the record of such events said when the forecast was made."""
        made, since = forecast.made, self._since
        if made is None or since is None:
            return None
        dated = (event.date for event in self._outcomes.like(forecast) if event.date)
        before = sum(since <= when.start and when.end <= made.start for when in dated)
        return base_rate(forecast, before, (made.start - since).days / MONTH)


def _sayings(view: View, names: Names, wanted: ClaimFilter) -> Iterable[Saying]:
    modalities = tuple(FORETOLD & set(wanted.modalities or FORETOLD))
    if not modalities:
        return []
    held = list(view.claims(replace(wanted, modalities=modalities)))
    groups = view.copy_groups({one.article.key for one in held})
    return [_saying(one, groups[one.article.key], names) for one in held]


def _saying(held: Held, group: str, names: Names) -> Saying:
    claim, article = held.claim, held.article
    root = voice_of(claim, names, article.publisher)
    return Saying(
        claim,
        held.anchor,
        held.evidence,
        article.id,
        group,
        article.published.when if article.published else None,
        root.name if root else article.publisher or UNNAMED,
        root.identified and is_named(root.name, names) if root else bool(article.publisher),
        claim.source_type,
        claim.quantity.said if claim.quantity else None,
    )


def _named(found: Sequence[Forecast], prefix: str) -> Forecast:
    named = [forecast for forecast in found if prefix and forecast.id.startswith(prefix)]
    if not named:
        raise unknown_id("forecast", prefix)
    if len(named) > 1:
        raise ambiguous_id("forecast", prefix, (forecast.id for forecast in named))
    return named[0]


def _meet(mine: Anchor, theirs: Anchor) -> bool:
    """Whether two anchors stand in one text, of one type, on evidence that overlaps."""
    same = (mine.digest, mine.type) == (theirs.digest, theirs.type)
    return same and mine.span.start < theirs.span.end and theirs.span.start < mine.span.end


def _grouped(entries: Iterable[tuple[str, Entry]], least: int) -> tuple[Score, ...]:
    """The scores of each group that has a resolved forecast, most cases first."""
    groups: dict[str, list[Entry]] = {}
    for group, entry in entries:
        if entry.resolution:
            groups.setdefault(group, []).append(entry)
    found = (score(group, mine, least=least) for group, mine in groups.items())
    return tuple(sorted(found, key=lambda one: (-one.cases, -one.unscored, one.group)))
