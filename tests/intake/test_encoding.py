from __future__ import annotations

import pytest

from laydown.intake.encoding import Undecodable, binary, decode

TEXT = "The “Patriot” battery – two launchers – reached the café; it cost £5."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_the_usual_encodings_are_told_apart(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_a_declared_encoding_goes_before_a_guess() -> None:
    assert decode("Ракета".encode("koi8-r"), "koi8-r") == "Ракета"


@pytest.mark.parametrize("declared", ["utf-8", "no-such-encoding", "utf-8\x00", "hex"])
def test_a_false_declaration_is_passed_over(declared: str) -> None:
    assert decode(TEXT.encode("cp1252"), declared) == TEXT


def test_latin_1_as_the_web_means_it() -> None:
    assert decode(TEXT.encode("cp1252"), "ISO-8859-1") == TEXT


def test_a_long_russian_text_is_guessed() -> None:
    text = "Батарея ракет стоит у города, сообщил представитель министерства обороны в понедельник. " * 5
    assert decode(text.encode("cp1251")) == text


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02\x03" * 10, b"%PDF-1.4", "Türkei: für é".encode()[:-1], "é à ü".encode() + b"\xff and more"]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Undecodable):
        decode(data)


def test_text_is_not_called_binary() -> None:
    assert binary(TEXT.encode()) is None
    assert binary(TEXT.encode("utf-16")) is None
    assert binary(b"") is None
