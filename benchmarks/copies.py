"""Made copies of real articles among the originals: precision, recall, and what one more costs.

    python benchmarks/copies.py ARTICLES.jsonl.gz [--articles 20000] [--families 500]
                                [--donors outside|inside] [--unrelated 0] [--seed 1] [--show 0]

Takes articles, makes two copies of each of some of them (see made_copies.py), adds all of them in
one shuffled order to a new ledger, and prints one JSON object. Paragraphs that copies take in come
from articles that are not added; with `--donors inside`, from any of those that are.

A pair counts where at least one of the two was made. It is right where both come from one original.
Articles may be copies of one another as they are: groups that hold two families whose originals, or
their neighbours, were joined by originals alone are left out, and counted apart; `--show N` prints
N such pairs, for the eye.

`--unrelated N` adds N articles of shuffled words first, for the time and memory that a large
ledger takes.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, islice
from pathlib import Path

from made_copies import HEADLINES, OUTLETS, RECIPES, Desk, shuffled

from whoseword.flow import weigher_with
from whoseword.gather import gather
from whoseword.gather.build import build
from whoseword.ledger import CopyGroup, Store, open_ledger
from whoseword.lexicon import Pack
from whoseword.model import Document, Reading
from whoseword.weigh.copies import Copies

COPIES = 2
# How many of the last additions the cost of one more is taken from.
LAST = 500
# Articles that only lend paragraphs to copies.
DONORS = 1000


def main() -> None:
    """Build, add, count, print."""
    asked = _arguments()
    chance = random.Random(asked.seed)
    found = (d for d in gather([asked.file]) if isinstance(d, Document))
    originals = list(islice(found, asked.articles))
    donors = originals
    if asked.donors == "outside":
        donors, originals = originals[-DONORS:], originals[:-DONORS]
    made, family = _made(originals, asked.families, chance, donors)
    every = [*originals, *made]
    chance.shuffle(every)
    unrelated = _unrelated(originals, asked.unrelated, chance)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "copies.db"
        with open_ledger(str(place), create=True) as store:
            times = _add(store, [*unrelated, *every])
            with store.view() as view:
                groups = view.copies()
        size = place.stat().st_size
    figures = _scores(groups, family, {d.digest: d for d in originals}, asked.show)
    figures |= {
        "documents": len(every) + len(unrelated),
        "cpu_seconds": round(sum(times), 1),
        "cpu_milliseconds_of_one_more": {
            "median": round(1000 * statistics.median(times[-LAST:]), 2),
            "worst": round(1000 * max(times[-LAST:]), 2),
        },
        "ledger_megabytes": round(size / 1e6),
        "memory_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    print(json.dumps(figures, indent=2))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file")
    for name, value in {"articles": 20_000, "families": 500, "unrelated": 0, "show": 0}.items():
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("--donors", choices=("outside", "inside"), default="outside")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _made(
    originals: list[Document], families: int, chance: random.Random, donors: list[Document]
) -> tuple[list[Document], dict[str, str]]:
    """Copies of some originals, and the original's id and recipe by the id of each."""
    vocabulary = [word for d in originals[:300] for word in d.text.split()]
    desk = Desk(chance.randrange(2**32), vocabulary, [d.text for d in donors])
    made, family = [], {}
    for number, original in enumerate(chance.sample(originals, min(families, len(originals)))):
        family[original.id] = original.id
        for place in range(COPIES):
            recipe = RECIPES[(number * COPIES + place) % len(RECIPES)]
            name = f"{original.id}-{place}-{'-'.join(recipe)}"
            made.append(_printed(name, desk.copy(original.text, recipe), original, chance))
            family[name] = original.id
    return made, family


def _printed(name: str, text: str, original: Document, chance: random.Random) -> Document:
    """By another outlet, the same or an unknown one, on the original's day or an unknown one."""
    publisher = chance.choice((None, original.publisher, *OUTLETS))
    when = original.published.when.iso() if original.published else None
    published = chance.choice((None, when))
    headline = chance.choice(HEADLINES)
    return build(name, text, id=name, title=headline, publisher=publisher, published=published)


def _unrelated(originals: list[Document], count: int, chance: random.Random) -> list[Document]:
    texts = (shuffled(originals[n % len(originals)].text, chance) for n in range(count))
    return [Document(f"unrelated-{n}", text, "made") for n, text in enumerate(texts)]


def _add(store: Store, documents: Iterable[Document]) -> list[float]:
    """Processor seconds of each addition, the ledger's own work included."""
    weigher, times = weigher_with(Copies(Pack.load())), []
    with store.writer("benchmark", "pack") as writer:
        for document in documents:
            start = time.process_time()
            writer.add(Reading(document, (), ()), weigher)
            times.append(time.process_time() - start)
        writer.finish()
    return times


def _scores(
    groups: Iterable[CopyGroup], family: dict[str, str], originals: dict[str, Document], show: int
) -> dict[str, object]:
    truth = {
        frozenset(pair)
        for members in _families(family).values()
        for pair in combinations(members, 2)
    }
    said, apart, real = set(), 0, 0
    for group in groups:
        joined = _joined(group, originals)
        real += sum(1 for _ in joined.pairs)
        for one, other in combinations(sorted({a.id for a in group.articles}), 2):
            if "-" not in one + other:
                continue
            pair = frozenset((one, other))
            homes = [joined.home(family.get(x, x)) for x in pair]
            if pair not in truth and homes[0] == homes[1]:
                apart += 1
            else:
                said.add(pair)
    missed, wrong = truth - said, said - truth
    for what, pairs in {"wrong": wrong, "missed": missed}.items():
        for names in islice(sorted(map(sorted, pairs)), show):
            print(what, *names)
    right = len(truth & said)
    return {
        "pairs": len(truth),
        "precision": round(right / max(1, len(said)), 4),
        "recall": round(right / max(1, len(truth)), 4),
        "wrong": len(wrong),
        "missed": len(missed),
        "recall_by_recipe": _by_recipe(truth, said),
        "missed_by_recipe": dict(Counter(_recipe(pair) for pair in missed).most_common(8)),
        "left_out_for_real_copies": apart,
        "real_pairs_among_originals": real,
    }


def _by_recipe(
    truth: set[frozenset[str]], said: set[frozenset[str]]
) -> dict[str, tuple[float, int]]:
    """Of each recipe, the share of copies that were joined to their original, and how many."""
    found: dict[str, list[bool]] = defaultdict(list)
    for pair in truth:
        changes = set(_changes(pair)) - {"original"}
        if any("-" not in name for name in pair):
            found[changes.pop()].append(pair in said)
    return {name: (round(statistics.mean(f), 3), len(f)) for name, f in sorted(found.items())}


class _Joined:
    """The originals of one group, as the pairs among originals alone join them."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        self.pairs = pairs
        self._home: dict[str, str] = {}
        for one, other in pairs:
            old, new = self.home(one), self.home(other)
            members = [x for x, home in self._home.items() if home == old]
            self._home |= dict.fromkeys([*members, one], new) | {other: new}

    def home(self, original: str) -> str:
        return self._home.get(original, original)


def _joined(group: CopyGroup, originals: dict[str, Document]) -> _Joined:
    among = (p for p in group.pairs if p.part in originals and p.whole in originals)
    return _Joined([(originals[p.part].id, originals[p.whole].id) for p in among])


def _families(family: dict[str, str]) -> dict[str, list[str]]:
    members: dict[str, list[str]] = defaultdict(list)
    for name, original in family.items():
        members[original].append(name)
    return members


def _recipe(pair: frozenset[str]) -> str:
    return " / ".join(sorted(_changes(pair)))


def _changes(pair: frozenset[str]) -> Iterator[str]:
    for name in pair:
        yield name.split("-", 2)[2] if "-" in name else "original"


if __name__ == "__main__":
    main()
