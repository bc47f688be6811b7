"""Answers leave as small as the reader can take them, and unpack to the same page."""

import gzip

import brotli  # type: ignore[import-untyped]  # the package ships no types
import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from lisanga.interfaces.web.compression import CompressionMiddleware

PAGE = b"<tr><td>Kinzamba</td></tr>" * 200


def answer(accept: str, content: bytes = PAGE) -> HttpResponse:
    response = HttpResponse(content)
    response.headers["ETag"] = '"one"'
    request = RequestFactory().get("/", headers={"Accept-Encoding": accept})
    sent = CompressionMiddleware(lambda _request: response)(request)
    assert isinstance(sent, HttpResponse)
    return sent


def test_brotli_first() -> None:
    sent = answer("gzip, deflate, br")
    assert sent.headers["Content-Encoding"] == "br"
    assert brotli.decompress(sent.content) == PAGE
    assert sent.headers["Content-Length"] == str(len(sent.content))
    assert "Accept-Encoding" in sent.headers["Vary"]
    assert sent.headers["ETag"] == 'W/"one"'


@pytest.mark.parametrize("accept", ["gzip", "gzip, br;q=0", "br;q=0.0, gzip"])
def test_gzip_for_who_does_not_take_brotli(accept: str) -> None:
    sent = answer(accept)
    assert sent.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(sent.content) == PAGE


def test_as_it_is_when_nothing_is_taken_or_gained() -> None:
    assert answer("").content == PAGE
    assert "Content-Encoding" not in answer("br", b"court").headers


def test_lengths_differ_from_one_time_to_the_next() -> None:
    assert len({len(answer("br").headers["X-Padding"]) for _ in range(40)}) > 5


def test_what_is_compressed_already_keeps_its_length_and_tag() -> None:
    response = HttpResponse(PAGE, content_type="application/pdf", headers={"ETag": '"one"'})
    request = RequestFactory().get("/", headers={"Accept-Encoding": "gzip, br"})
    sent = CompressionMiddleware(lambda _request: response)(request)
    assert isinstance(sent, HttpResponse)
    assert "Content-Encoding" not in sent.headers
    assert sent.headers["ETag"] == '"one"'
