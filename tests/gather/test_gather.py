"""From bytes to documents."""

from __future__ import annotations

import gzip
import io
import json
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoseword.errors import RefusedInput
from whoseword.gather import find_dateline, gather, left_out
from whoseword.model import Document, When, today

ODD = "Ｋim\r\nsaid “no\u00a0comment” \U0001f680 조선\u00ad중앙통신\r\n"
NEWS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1
).filter(lambda text: text.strip() != "" and not text.startswith("\ufeff"))


def one(path: Path) -> Document:
    [document] = gather([path])
    assert isinstance(document, Document), document
    return document


def refusal(path: Path | str) -> RefusedInput:
    [refused] = gather([path])
    assert isinstance(refused, RefusedInput)
    return refused


def test_plain_text_is_kept_to_the_character(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(ODD.encode())
    assert one(tmp_path / "a.txt").text == ODD


@given(text=NEWS)
def test_any_text_survives_jsonl(text: str) -> None:
    line = json.dumps({"id": "x", "text": text}).encode()
    [document] = gather(["-"], stdin=io.BytesIO(line))
    assert isinstance(document, Document)
    assert document.text == text
    assert document.id == "x"


def test_blank_lines_before_jsonl_are_passed_over() -> None:
    refused, document = gather(["-"], stdin=io.BytesIO(b'\n \r\n{broken\n{"text": "So."}\n'))
    assert isinstance(refused, RefusedInput)
    assert refused.where == "standard input:3"
    assert isinstance(document, Document)
    assert document.text == "So."


def test_blank_lines_before_a_text_belong_to_it() -> None:
    [document] = gather(["-"], stdin=io.BytesIO(b"\n\nShips left.\n"))
    assert isinstance(document, Document)
    assert document.text == "\n\nShips left.\n"


@pytest.mark.parametrize("name", ["-", "a.jsonl"])
@pytest.mark.parametrize("long", [0, 1])
def test_a_line_that_is_too_long_is_refused_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, long: int
) -> None:
    for module in ("jsonl", "files"):
        monkeypatch.setattr(f"whoseword.gather.{module}.LARGEST", 100)
    lines = [b'{"text": "One."}', b'{"text": "Two."}', b'{"text": "Three."}']
    lines[long] = b'{"text": "%s"}' % (b"x" * 500)
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(lines))
    path = name if name == "-" else tmp_path / name
    found = list(gather([path], stdin=io.BytesIO(b"\n".join(lines))))
    refused = found.pop(long)
    assert isinstance(refused, RefusedInput)
    assert refused.where.endswith(f":{long + 1}")
    assert "more than 100 bytes" in refused.reason
    assert [type(one) for one in found] == [Document, Document]


def test_an_id_is_made_from_the_text_where_none_is_given(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ships left Rajin.", encoding="utf-8")
    document = one(tmp_path / "a.txt")
    assert document.id == document.digest[:16]


def test_a_broken_line_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    lines = [
        '{"id": "1", "text": "One."}',
        "{broken",
        '{"id": "3"}',
        '{"id": "4", "text": "Four."}',
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    found = list(gather([tmp_path / "a.jsonl"]))
    assert [type(item) for item in found] == [Document, RefusedInput, RefusedInput, Document]
    assert str(found[1]).startswith(f"{tmp_path}/a.jsonl:2: ")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", ""),
        ("text", 5),
        ("text", "a\0b"),
        ("text", "\ud800"),
        ("published", "last week"),
        ("published", "2999-01-01"),
        ("text", "SEOUL, March 14, 2999 (Reuters) - It flew, the army said."),
        ("title", ["a"]),
    ],
)
def test_a_field_that_cannot_be_taken_is_refused(tmp_path: Path, field: str, value: object) -> None:
    record = {"id": "1", "text": "Some text.", field: value}
    (tmp_path / "a.json").write_text(json.dumps(record), encoding="utf-8")
    assert "a.json" in str(refusal(tmp_path / "a.json"))


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025-12-26", "2025-12-26"),
        ("2025-12", "2025-12"),
        ("2025-12-26T23:30:00+09:00", "2025-12-26"),
        ("Fri, 26 Dec 2025 10:00:00 GMT", "2025-12-26"),
    ],
)
def test_publication_dates(tmp_path: Path, written: str, day: str) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"text": "x y", "published": written}))
    published = one(tmp_path / "a.json").published
    assert published is not None
    assert (published.when.iso(), published.found) == (day, "given")


def test_gzip_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b'{"id": "z", "text": "Packed."}\n'))
    assert one(tmp_path / "a.jsonl.gz").id == "z"


def test_a_page_gives_text_title_publisher_and_date(tmp_path: Path) -> None:
    body = "<p>Ships carrying containers left the port of Rajin on Monday, officials said.</p>" * 3
    page = (
        '<html><head><title>Ships leave Rajin</title><meta property="og:site_name" '
        'content="Harbour Ledger"><meta property="article:published_time" '
        f'content="2023-10-18T08:00:00Z"></head><body><article><h1>Ships leave Rajin</h1>{body}'
        "</article></body></html>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    document = one(tmp_path / "a.html")
    assert "left the port of Rajin" in document.text
    assert document.publisher == "Harbour Ledger"
    assert document.published is not None
    assert (document.published.when.iso(), document.published.found) == ("2023-10-18", "html:meta")


def test_folders_are_read_by_name_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".c.txt", "d.pdf"):
        (tmp_path / name).write_text(f"Text of {name}.", encoding="utf-8")
    texts = [d.text for d in gather([tmp_path]) if isinstance(d, Document)]
    assert texts == ["Text of a.txt.", "Text of b.txt."]


def test_a_folder_says_what_of_it_is_left_out(tmp_path: Path) -> None:
    for name in ("a.txt", "b.csv", "c.CSV", "d", ".e.csv"):
        (tmp_path / name).write_text("Text.", encoding="utf-8")
    reason = "3 files left out, whose kinds are not read: 2 .csv, 1 without ending."
    assert list(left_out([tmp_path, tmp_path / "a.txt", "-"])) == [f"{tmp_path}: {reason}"]
    (tmp_path / "a.txt").unlink()
    assert list(left_out([tmp_path])) == []
    assert "only 2 .csv, 1 without ending" in refusal(tmp_path).reason


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    assert "there is nothing in this folder" in refusal(tmp_path).reason


@pytest.mark.parametrize("name", ["missing.txt", "https://example.org/a.html", "-"])
def test_what_cannot_be_opened_is_refused(name: str) -> None:
    assert refusal(name).reason


def test_an_address_is_refused_as_it_was_written() -> None:
    assert str(refusal("http://example.org//a.html")).startswith("http://example.org//a.html: addr")


def test_bytes_that_are_no_utf8_are_refused_with_their_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"caf\xe9")
    assert "byte 3" in str(refusal(tmp_path / "a.txt"))


@pytest.mark.parametrize(
    ("text", "place", "day", "credit"),
    [
        (" date 2025-12-26 SEOUL: North Korea said so.", "SEOUL", "2025-12-26", None),
        ("SEOUL, Aug. 14 (Yonhap) -- The army said.", "SEOUL", "2024-08-14", "Yonhap"),
        ("Pyongyang, December 26 (KCNA) -- A meeting.", "Pyongyang", "2023-12-26", "KCNA"),
        ("WASHINGTON (AP) — Officials said.", "WASHINGTON", None, "AP"),
        ("(Reuters) - Officials said.", None, None, "Reuters"),
        ("BEIJING: Officials said.", "BEIJING", None, None),
        ("Seoul, 14 March 2025 - The army said.", "Seoul", "2025-03-14", None),
        ("SEOUL (Reuters), March 14, 2025 - So.", "SEOUL", "2025-03-14", "Reuters"),
        ("SEOUL, Fri., Mar. 14, 2025 - It said.", "SEOUL", "2025-03-14", None),
        ("A missile flies\n\nSEOUL, May 4 (AP) — So.", "SEOUL", "2024-05-04", "AP"),
        ("By Jane Doe\r\nTOKYO (CNN) - It said so.", "TOKYO", None, "CNN"),
    ],
)
def test_datelines(text: str, place: str | None, day: str | None, credit: str | None) -> None:
    found = find_dateline(text, When.parse("2024-03-01"))
    assert found is not None
    said = [span.of(text) if span else None for span in (found.place, found.credit)]
    assert said == [place, credit]
    assert (found.when.iso() if found.when else None) == day


@pytest.mark.parametrize(
    "text",
    [
        "North Korea said on Friday that it fired a missile.",
        "Kim Jong Un (pictured) - the leader - spoke.",
        "The U.S. said no.",
        "A spokesman, Mr. Lee: nothing happened.",
        "ANALYSIS/OPINION:\n\nThe ministry has said nothing yet.",
        "(Harbour Photo)\n\n– The plant stood idle all week.",
        "A missile flies\n\nUPDATED — The army said so.",
        "A missile flies\n\nKIM: The army did so.",
        f"{'The army said so. ' * 20}\n\nSEOUL — More to come.",
        "One\nTwo\nThree\nFour\nFive\nSEOUL — More to come.",
    ],
)
def test_an_ordinary_beginning_is_no_dateline(text: str) -> None:
    assert find_dateline(text, When.parse("2024-03-01")) is None


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "So.", "title": "\\ud800"}', "half a surrogate pair in title"),
        ('{"text": "So.", "id": "a\\u0000"}', "NUL character in id"),
        ('{"text": "So.", "id": true}', "id is a bool"),
        ('{"text": "So.", "page": ' + "1" * 5000 + "}", "number too long"),
        ('{"text": "So.", "published": "1 Jan 2020 00:00 +' + "9" * 20 + '"}', "published is"),
    ],
    ids=["surrogate", "nul", "bool", "number", "zone"],
)
def test_a_field_that_no_ledger_could_hold_is_refused(
    tmp_path: Path, line: str, reason: str
) -> None:
    (tmp_path / "a.jsonl").write_text(line + '\n{"text": "The rest."}\n', encoding="utf-8")
    refused, rest = gather([tmp_path / "a.jsonl"])
    assert isinstance(refused, RefusedInput)
    assert reason in refused.reason
    assert isinstance(rest, Document)


def test_a_header_date_becomes_the_publication_date(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(" date 2025-12-26 SEOUL: It said so.", encoding="utf-8")
    published = one(tmp_path / "a.txt").published
    assert published is not None
    assert (published.when.iso(), published.found) == ("2025-12-26", "header")


def test_a_dateline_behind_a_headline_dates_the_article(tmp_path: Path) -> None:
    text = "A missile flies\n\nSEOUL, March 14, 2025 (Reuters) - It flew, the army said."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    document = one(tmp_path / "a.txt")
    assert document.dateline is not None
    assert document.dateline.span.of(text) == "SEOUL, March 14, 2025 (Reuters) -"
    assert document.published is not None
    assert document.published.when.iso() == "2025-03-14"


def test_an_article_of_tomorrow_is_taken_where_the_clock_is_behind(tmp_path: Path) -> None:
    tomorrow = (today() + timedelta(days=1)).isoformat()
    (tmp_path / "a.json").write_text(json.dumps({"text": "x y", "published": tomorrow}))
    assert one(tmp_path / "a.json").published


@pytest.mark.parametrize(
    ("label", "encoding"),
    [
        ("iso-8859-1", "cp1252"),
        ("us-ascii", "cp1252"),
        ("windows-1252", "cp1252"),
        ("iso-8859-1", "utf-8"),
        ("utf-8", "utf-8"),
    ],
)
@pytest.mark.parametrize(
    "meta",
    [
        "<meta charset={0}>",
        '<meta http-equiv="Content-Type" content="text/html; charset={0}">',
    ],
)
def test_a_page_keeps_its_curly_quotes(
    tmp_path: Path, label: str, encoding: str, meta: str
) -> None:
    said = "“Café” – the army’s words of Friday – were South Korea’s alone, officials said."
    page = f"<html><head>{meta.format(label)}</head><body><article><p>{said}</p></article></body>"
    (tmp_path / "a.html").write_bytes(page.encode(encoding))
    assert one(tmp_path / "a.html").text == said


def test_a_page_in_another_encoding_than_declared_is_still_read(tmp_path: Path) -> None:
    page = "<html><head><meta charset=no-such></head><body><p>" + "The army’s words. " * 9
    (tmp_path / "a.html").write_bytes(page.encode("cp1252"))
    assert "words" in one(tmp_path / "a.html").text
