from __future__ import annotations

import pytest

from factories import claim, document
from whoseword.lexicon import Pack
from whoseword.lexicon.names import Names
from whoseword.model import Claim, Source, SourceType
from whoseword.weigh.lineage import Root, root_of

TYPES = {
    "KCNA": SourceType.STATE_MEDIA,
    "Kim Jong Un": SourceType.GOVERNMENT,
    "Yonhap": SourceType.MEDIA,
    "Reuters": SourceType.MEDIA,
    "Reuters (Web)": SourceType.MEDIA,
    "analysts": SourceType.EXPERT,
    "North Korean officials": SourceType.ANONYMOUS,
    "North Korean analysts": SourceType.ANONYMOUS,
}


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(Pack.load())


def saying(*chain: str, actor: str | None = "North Korea", recipient: str | None = None) -> Claim:
    sources = tuple(Source(name, TYPES.get(name, SourceType.GOVERNMENT)) for name in chain)
    words = "North Korea tested five missiles"
    made = claim(document(), words, "tested", actor=actor, recipient=recipient, sources=sources)
    return made


def root(names: Names, of: Claim, outlet: str | None = None) -> Root:
    found = root_of(of, names, outlet)
    assert found is not None
    return found


def test_the_root_is_the_innermost(names: Names) -> None:
    assert root(names, saying("Yonhap", "KCNA", "Kim Jong Un")).name == "Kim Jong Un"


def test_an_article_in_its_own_voice_has_none(names: Names) -> None:
    assert root_of(saying(), names) is None


@pytest.mark.parametrize("outlet", ["Reuters", "reuters", "Reuters (Web)", "Reuters.com"])
@pytest.mark.parametrize("chain", [("KCNA", "Reuters"), ("Reuters", "KCNA"), ("KCNA",)])
def test_the_articles_outlet_is_no_root(names: Names, chain: tuple[str, ...], outlet: str) -> None:
    assert root(names, saying(*chain), outlet).name == "KCNA"


def test_an_outlet_alone_leaves_no_root(names: Names) -> None:
    assert root_of(saying("Reuters"), names, "Reuters") is None


def test_a_root_goes_by_its_canonical_name(names: Names) -> None:
    found = root(names, saying("Korean Central News Agency"))
    assert (found.name, found.id, found.state) == ("KCNA", "kcna", "North Korea")


@pytest.mark.parametrize(
    ("chain", "actor", "recipient", "own"),
    [
        (("KCNA",), "North Korea", None, True),
        (("Yonhap", "KCNA"), "Russia", "North Korea", True),
        (("Kim Jong Un",), "DPRK", None, True),
        (("Yonhap",), "North Korea", None, False),
        (("Yonhap",), "South Korea", None, False),
        (("KCNA",), "South Korea", "United States", False),
        (("KCNA",), "South Korea and North Korea", None, True),
        (("KCNA",), "Russia, China and North Korea", None, True),
        (("KCNA",), None, None, False),
        (("North Korean officials",), "North Korea", None, True),
        (("North Korean analysts",), "North Korea", None, False),
        (("Acme",), "Acme", None, True),
    ],
)
def test_a_party_reports_on_itself(
    names: Names, chain: tuple[str, ...], actor: str | None, recipient: str | None, own: bool
) -> None:
    found = root(names, saying(*chain, actor=actor, recipient=recipient))
    assert found.self_reporting is own


def test_whoever_nothing_identifies_is_marked(names: Names) -> None:
    assert not root(names, saying("North Korean officials")).identified
