"""Keys under which texts with a passage in common meet, by MinHash.

MinHash of whole texts estimates resemblance, and loses cut copies; of parts it finds whatever
shares some of a part. Each part's signature gives as many keys as it has permutations, and texts
that share a few keys are worth a comparison word by word. (Broder, On the resemblance and
containment of documents, 1997.)
"""

from __future__ import annotations

from collections.abc import Iterator

from rensa import RMinHash

from whoseword.weigh.words import Words

# Words of a shingle. Longer than the comparison's: fewer texts meet over a stock phrase. Of four
# words, five times as many documents would be compared.
SHINGLE = 5
# Shingles of a part, about; a text is cut into equal parts. The shorter, the more of a part stands
# in the other's: with 250, 5 of 280 hard copies of 40 articles shared fewer than three keys with
# their originals; with 125, none.
PART = 125
# Parts at most: of a longer text they are longer, so that no query grows past a database's bounds.
MOST = 300
# Keys of a part.
PERMUTATIONS = 16
SEED = 1
# Keys that two texts must share to be compared.
MEETING = 2
# Stands on what is kept. Another number of any of these, or another algorithm of the library,
# gives other keys.
FORM = f"{RMinHash.ALGORITHM_VERSION}.{SHINGLE}.{PART}.{PERMUTATIONS}.{SEED}.3"


def keys_of(words: Words) -> frozenset[int]:
    """The text's keys, whole numbers below 2**37; none for a text shorter than a shingle."""
    shingles = [" ".join(shingle) for _, shingle in words.shingles(SHINGLE)]
    signatures = RMinHash.digests_from_token_sets(list(_parts(shingles)), PERMUTATIONS, SEED)
    return frozenset(
        permutation << 32 | value
        for digest in signatures
        for permutation, value in enumerate(digest)
    )


def _parts(shingles: list[str]) -> Iterator[list[str]]:
    """Equal parts of about PART shingles."""
    count = min(MOST, max(1, round(len(shingles) / PART)))
    size = -(-len(shingles) // count)
    yield from (shingles[at : at + size] for at in range(0, len(shingles), size or 1))
