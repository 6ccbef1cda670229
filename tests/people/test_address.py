"""Whose address counts: what our own proxies saw, never what a header claims."""

import pytest

from leads.people.address import client_address, is_ours, subscriber


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        ("0", "198.51.100.9", "127.0.0.1"),  # no proxy is set: a header is only a claim
        ("1", "198.51.100.9", "198.51.100.9"),
        ("1", "203.0.113.5, 198.51.100.9", "198.51.100.9"),  # the first was written by the client
        ("2", "203.0.113.5, 198.51.100.9, 10.0.0.2", "198.51.100.9"),
        ("2", "198.51.100.9", "127.0.0.1"),  # did not come through both
        ("1", "", "127.0.0.1"),
        ("1", "198.51.100.9:4711", "198.51.100.9"),
        ("1", "[2001:db8::1]:4711", "2001:db8::1"),
        ("1", "nonsense", "127.0.0.1"),
        ("many", "198.51.100.9", "127.0.0.1"),
    ],
)
def test_the_address_is_what_our_own_machines_saw(
    monkeypatch: pytest.MonkeyPatch, proxies: str, forwarded: str, address: str
) -> None:
    monkeypatch.setenv("LEADS_PROXIES", proxies)
    assert client_address({"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": forwarded}) == address


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("2001:db8:0:1:2:3:4:5", "2001:db8:0:1::/64"),
        ("127.0.0.1", "127.0.0.1"),
        ("", ""),
        ("nowhere", "nowhere"),
    ],
)
def test_a_subscriber_is_counted_once(address: str, name: str) -> None:
    assert subscriber(address) == name


@pytest.mark.parametrize(
    ("address", "ours"), [("127.0.0.1", True), ("::1", True), ("", True), ("nowhere", True), ("203.0.113.9", False)]
)
def test_an_address_of_this_machine_says_nothing_of_who_is_there(address: str, ours: bool) -> None:
    assert is_ours(address) is ours
