"""Every address has a row in the table of pages, and few of them open to strangers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.urls import URLPattern, URLResolver, get_resolver

from leads.console.door.page import PUBLIC
from leads.console.pages import PAGES, page_of


def routes(resolver: Any = None, space: str = "") -> Iterator[str]:
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from routes(one, f"{one.namespace}:" if one.namespace else space)
        elif isinstance(one, URLPattern) and one.name:
            yield space + one.name


def test_every_address_has_a_row_in_the_table() -> None:
    assert all(page_of(name) for name in routes())


def test_a_page_without_a_row_opens_for_nobody() -> None:
    assert page_of("a-page-that-somebody-forgot") is None


def test_public_pages_are_few() -> None:
    assert {one.name for one in PAGES if one.who == PUBLIC} == {
        "notice",
        "account_login",
        "account_logout",
        "account_inactive",
        "mfa_authenticate",
        "demo_enter",
        "api",
    }


@pytest.mark.parametrize("name", ["400.html", "403.html", "404.html", "500.html"])
def test_a_page_for_when_all_else_fails_asks_for_nothing(name: str) -> None:
    shown = render_to_string(name)
    heading = re.findall(r"<h1>(.+)</h1>", shown)
    assert re.findall(r"<title>(.+) · LEADS</title>", shown) == heading != []
    assert "{" not in shown
