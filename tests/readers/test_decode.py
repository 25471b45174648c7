"""Bytes to UTF-8."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.readers.decode import Decoded, needs_decoding, to_utf8


@given(
    st.binary(max_size=60)
    | st.sampled_from([b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\0\0\xfe\xff"]).flatmap(
        lambda mark: st.binary(max_size=30).map(lambda data: mark + data)
    )
)
@example(b"\xff\xfea")
@example(b"\xff\xfe\x00\xd8")
@example(b"\xff\xfe\0\0\0\0\x11\x11")
def test_any_bytes_are_text_or_none_and_never_raise(data: bytes) -> None:
    found = to_utf8(data)
    if found is not None:
        text = found.data.decode()
        assert "\r" not in text
        assert found.bad_line <= text.count("\n") + 1


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0\ufeff")))
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        ("", "utf-8"),
        ("\ufeff", "utf-8"),
        ("\ufeff", "utf-16-le"),
        ("\ufeff", "utf-16-be"),
        ("\ufeff", "utf-32-le"),
        ("\ufeff", "utf-32-be"),
    ],
)
def test_text_in_any_unicode_encoding_is_kept(mark: str, encoding: str, text: str) -> None:
    assert to_utf8((mark + text).encode(encoding)) == Decoded(text.encode(), 0)


@given(st.binary(max_size=60))
def test_what_needs_no_decoding_is_ready_for_use_if_it_is_utf8(data: bytes) -> None:
    if not needs_decoding(data):
        try:
            data.decode()
        except UnicodeDecodeError:
            return
        assert to_utf8(data) == Decoded(data, 0)


@pytest.mark.parametrize(
    ("data", "text", "bad_line"),
    [
        (b"a\r\nb\rc\nd", "a\nb\nc\nd", 0),
        (b"caf\xe9", "café", 1),
        (b"a\r\nb\ncaf\xe9\nna\xc3\xafve\n\x93q\x94", "a\nb\ncafé\nnaïve\n“q”", 3),
        (b"\xef\xbb\xbfa\nb\xff", "a\nbÿ", 2),
        (b"\x81\x8d", "\ufffd\ufffd", 1),
        (b"\xc3", "Ã", 1),
        (b"\xed\xa0\x80", "í\xa0€", 1),
        (b"abcd\0e", "abcd\0e", 0),
        (b"", "", 0),
    ],
)
def test_line_ends_and_lines_that_are_not_utf8(data: bytes, text: str, bad_line: int) -> None:
    assert to_utf8(data) == Decoded(text.encode(), bad_line)


@pytest.mark.parametrize(
    "data",
    [
        b"\0\0\0\0",
        b"a\0b\0c\0",
        b"\0a\0b",
        bytes(range(256)),
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"\xff\xfea",
        b"\xff\xfe\x00\xd8",
    ],
)
def test_what_is_no_text_is_none(data: bytes) -> None:
    assert to_utf8(data) is None
