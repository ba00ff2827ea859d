"""The pages' files: compressed, revalidated, and nothing outside their folders."""

import gzip
import re

import aiohttp
import pytest

from tests.serving import House

LIT = "/static/vendor/lit-html/lit-html.js"


async def test_a_text_travels_compressed_and_is_not_sent_again_while_it_is_the_same(hall: House):
    async with aiohttp.ClientSession(auto_decompress=False) as http:
        async with http.get(hall.url + LIT, headers={"Accept-Encoding": "gzip"}) as answer:
            assert answer.headers["Content-Encoding"] == "gzip"
            assert b"lit" in gzip.decompress(await answer.read())
            etag = answer.headers["ETag"]
        for _ in range(3):  # on the same connection, so that a stray byte would be noticed
            async with http.get(hall.url + LIT, headers={"If-None-Match": etag}) as answer:
                assert answer.status == 304
                assert await answer.read() == b""
        async with http.get(hall.url + LIT, headers={"Accept-Encoding": "identity"}) as answer:
            assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize(
    "path",
    [
        "/static/vendor/..%2f..%2f..%2fconfig.toml",
        "/static/vendor/%2e%2e/%2e%2e/pages.py",
        "/static/nowhere/x.js",
        "/static/vendor/",
        "/static/vendor/%2fetc%2fpasswd",
    ],
)
async def test_nothing_outside_the_folders_is_given_out(hall: House, path: str):
    from yarl import URL

    async with hall.http.get(URL(hall.url + path, encoded=True)) as answer:
        assert answer.status == 404
        assert b"root:" not in await answer.read()


async def test_pages_have_a_strict_policy(hall: House):
    async with hall.http.get(f"{hall.url}/board/main") as answer:
        policy = answer.headers["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "default-src 'self'" in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


async def test_a_public_screen_is_one_script_and_one_style_sheet_asked_after_each_time(hall: House):
    async with hall.http.get(f"{hall.url}/board/main") as answer:
        page = await answer.text()
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
    files = re.findall(r'(?:src|href)="(/static/[^"]+)"', page)
    assert files == [
        "/static/web/shared/icon.svg",
        "/static/bundles/board.css",
        "/static/bundles/board.js",
    ]
    assert "importmap" not in page
    for file, kind in zip(files[1:], ("text/css", "text/javascript"), strict=True):
        async with hall.http.get(hall.url + file) as answer:
            assert answer.headers["Content-Type"].partition(";")[0] == kind
            assert (answer.headers["Cache-Control"], answer.headers["Content-Encoding"]) == (
                "no-cache",
                "gzip",
            )
            etag = answer.headers["ETag"]
        async with hall.http.get(hall.url + file, headers={"If-None-Match": etag}) as answer:
            assert answer.status == 304


async def test_the_licences_in_a_bundle_reach_the_browser(hall: House):
    async with hall.http.get(f"{hall.url}/static/bundles/kiosk.js") as answer:
        assert (await answer.text()).count("SPDX-License-Identifier: BSD-3-Clause") > 3
