"""Twenty wrong tries from one address shut that address, not the state behind the same proxy."""

import pytest
from django.test import Client

from tests.console.door.way_in import person, sign_in

pytestmark = pytest.mark.django_db


def test_one_guesser_behind_the_proxy_shuts_out_nobody_else(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADS_PROXIES", "1")
    person()
    for n in range(20):
        sign_in(client, f"guess{n}", "not it", HTTP_X_FORWARDED_FOR="198.51.100.9")
    shut = sign_in(client, HTTP_X_FORWARDED_FOR=f"203.0.113.{7}, 198.51.100.9")
    assert b"Too many wrong tries" in shut.content
    assert sign_in(Client(), HTTP_X_FORWARDED_FOR="198.51.100.10").status_code == 302
