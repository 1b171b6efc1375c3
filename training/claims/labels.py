"""Annotated articles kept without their texts: where each was cut from, and its claims.

    python -m training.claims.labels pack FOLDER --data ../shared/data --name NAME
    python -m training.claims.labels unpack NAME --data ../shared/data --out FOLDER

FOLDER holds `articles.jsonl` and `claims.jsonl` in the gold's format; every article is an opening
(or any cut, or the whole) of an entry of `news.jsonl.gz` or `kcna.jsonl` in DATA, or of
`composed.jsonl` here: stories of our own about publicly reported facts. A label is one line of
`labels/NAME.jsonl`: the corpus and the entry's id, the SHA-256 of the annotated text, its half-open
`start` and `end` in the entry's text, and the claims, whose `evidence` is `[start, end]` in the
annotated text.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

LABELS = Path(__file__).with_name("labels")
CORPORA = {"news": "news.jsonl.gz", "kcna": "kcna.jsonl"}
COMPOSED = Path(__file__).with_name("composed.jsonl")
# Where the corpora come from: the provenance of an unpacked article.
REPOSITORIES = {"news": "ramybaly/Article-Bias-Prediction", "kcna": "stiles/north-korea-news"}

Record = dict[str, Any]
Corpora = Mapping[str, Mapping[str, Record]]


class UnusableLabels(Exception):
    """Labels that don't fit the texts: which, and why."""


def read_lines(path: Path) -> Iterator[Record]:
    """The objects of a JSONL file, gzipped or not."""
    whole = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    yield from (json.loads(line) for line in whole.split(b"\n") if line.strip())


def load_corpora(data: Path) -> Corpora:
    """Every entry of the corpora in `data`, and of our own stories, by corpus and id."""
    files = {name: data / file for name, file in CORPORA.items()} | {"composed": COMPOSED}
    return {name: {entry["id"]: entry for entry in read_lines(f)} for name, f in files.items()}


def write_lines(path: Path, records: Iterable[Record]) -> None:
    """Write one object a line."""
    lines = (json.dumps(record, ensure_ascii=False, sort_keys=True) for record in records)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def sha256(text: str) -> str:
    """SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def pack(folder: Path, corpora: Corpora) -> list[Record]:
    """The labels of the annotated articles of `folder`, in order of corpus and entry."""
    articles = {a["id"]: a for a in read_lines(folder / "articles.jsonl")}
    labels = [
        pack_one(articles[record["id"]], record["claims"], corpora)
        for record in read_lines(folder / "claims.jsonl")
    ]
    return sorted(labels, key=lambda one: (one["corpus"], one["article"], one["start"]))


def pack_one(article: Record, claims: list[Record], corpora: Corpora) -> Record:
    """One article's label."""
    text = article["text"]
    corpus, entry, start = _origin(article, corpora)
    return {
        "corpus": corpus,
        "article": entry["id"],
        "sha256": sha256(text),
        "start": start,
        "end": start + len(text),
        "published": article["published"],
        "publisher": article["publisher"],
        "group": article["group"],
        "claims": [_packed(claim, text, article["id"]) for claim in claims],
    }


def _origin(article: Record, corpora: Corpora) -> tuple[str, Record, int]:
    """The corpus, the entry and the offset that an article was cut from: by id, else by text."""
    told = article.get("provenance", {}).get("corpus_id", article["id"])
    for name, entries in corpora.items():
        entry = entries.get(told)
        if entry and article["text"] in entry["text"]:
            return name, entry, entry["text"].index(article["text"])
    for name, entries in corpora.items():
        for entry in entries.values():
            start = entry["text"].find(article["text"])
            if start >= 0:
                return name, entry, start
    raise UnusableLabels(
        f"article {article['id']}: no entry of {', '.join(corpora)} holds its text"
    )


def _packed(claim: Record, text: str, article: str) -> Record:
    start, end = claim["start"], claim["start"] + len(claim["evidence"])
    if text[start:end] != claim["evidence"]:
        raise UnusableLabels(f"article {article}: evidence is not at {start}")
    rest = {key: value for key, value in claim.items() if key not in ("start", "evidence")}
    return {"evidence": [start, end], **rest}


def unpack(labels: Iterable[Record], corpora: Corpora) -> Iterator[tuple[Record, Record]]:
    """Each label's article and its claims, in the gold's format."""
    for label in labels:
        article = _article(label, corpora)
        claims = [_unpacked(claim, article["text"]) for claim in label["claims"]]
        yield article, {"id": article["id"], "claims": claims}


def _article(label: Record, corpora: Corpora) -> Record:
    entry = corpora[label["corpus"]].get(label["article"])
    text = entry["text"][label["start"] : label["end"]] if entry else ""
    if entry is None or sha256(text) != label["sha256"]:
        raise UnusableLabels(
            f"{label['corpus']} {label['article']}: the text is not the one that was annotated"
        )
    return {
        "id": entry["id"],
        "url": entry.get("url"),
        "publisher": label["publisher"],
        "published": label["published"],
        "title": entry["title"],
        "text": text,
        "group": label["group"],
        "copy_of": None,
        "text_kind": "composed" if label["corpus"] == "composed" else "found",
        "provenance": {"repo": REPOSITORIES.get(label["corpus"]), "id": entry["id"]},
    }


def _unpacked(claim: Record, text: str) -> Record:
    start, end = claim["evidence"]
    return {**claim, "evidence": text[start:end], "start": start}


def load(name: str) -> list[Record]:
    """The labels of `labels/NAME.jsonl`."""
    return list(read_lines(LABELS / f"{name}.jsonl"))


def names() -> tuple[str, ...]:
    """The sets of labels that are kept here."""
    return tuple(sorted(path.stem for path in LABELS.glob("*.jsonl")))


def main() -> int:
    """The command line."""
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = cli.add_subparsers(dest="command", required=True)
    packing = commands.add_parser("pack", help="annotated folder to labels")
    packing.add_argument("folder", type=Path)
    packing.add_argument("--name", required=True)
    unpacking = commands.add_parser("unpack", help="labels to an annotated folder")
    unpacking.add_argument("name")
    unpacking.add_argument("--out", type=Path, required=True)
    for command in (packing, unpacking):
        command.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    args = cli.parse_args()
    try:
        return _run(args, load_corpora(args.data))
    except (UnusableLabels, FileNotFoundError) as error:
        print(error, file=sys.stderr)
        return 1


def _run(args: argparse.Namespace, corpora: Corpora) -> int:
    if args.command == "pack":
        labels = pack(args.folder, corpora)
        LABELS.mkdir(exist_ok=True)
        write_lines(LABELS / f"{args.name}.jsonl", labels)
        print(f"{len(labels)} articles, {sum(len(one['claims']) for one in labels)} claims")
        return 0
    pairs = list(unpack(load(args.name), corpora))
    args.out.mkdir(parents=True, exist_ok=True)
    write_lines(args.out / "articles.jsonl", (article for article, _ in pairs))
    write_lines(args.out / "claims.jsonl", (claims for _, claims in pairs))
    print(f"{len(pairs)} articles")
    return 0


if __name__ == "__main__":
    sys.exit(main())
