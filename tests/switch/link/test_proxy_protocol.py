"""What a proxy says first of a link: both versions, in pieces, and never anything but an address or a no."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.switch.link.proxy_protocol import BINARY, LONGEST_TEXT, expected, read

HERE = "127.0.0.1"


def binary(address: str, *, what: int = 1, more: bytes = b"") -> bytes:
    """Version 2 as a proxy sends it."""
    of = ipaddress.ip_address(address)
    to = ipaddress.ip_address(HERE if of.version == 4 else "::1")
    said = of.packed + to.packed + (40000).to_bytes(2) + (4240).to_bytes(2) + more
    family = 0x11 if of.version == 4 else 0x21
    return BINARY + bytes([0x20 | what, family]) + len(said).to_bytes(2) + said


def text(address: str) -> bytes:
    """Version 1 as a proxy sends it."""
    kind, to = ("TCP6", "::1") if ":" in address else ("TCP4", HERE)
    return f"PROXY {kind} {address} {to} 40000 4240\r\n".encode()


@pytest.mark.parametrize("said", [binary, text])
@pytest.mark.parametrize("address", ["203.0.113.9", "2001:db8::9"])
def test_the_address_is_read_once_it_is_whole_and_what_follows_is_left(said: object, address: str) -> None:
    header = said(address)  # type: ignore[operator]
    assert read(header + b"\x02SON") == (address, len(header))
    assert [read(header[:size]) for size in range(len(header))] == [None] * len(header)


def test_a_proxy_that_speaks_for_itself_names_nobody() -> None:
    assert read(binary("203.0.113.9", what=0)) == ("", 28)
    assert read(b"PROXY UNKNOWN\r\n") == ("", 15)


def test_what_a_proxy_adds_is_passed_over() -> None:
    assert read(binary("203.0.113.9", more=b"\x04\x00\x01x")) == ("203.0.113.9", 32)


@pytest.mark.parametrize(
    "data",
    [
        b"\x02SON.IL1990200.R1.TXT",
        b"PROXY TCP4 nobody 127.0.0.1 1 2\r\n",
        b"PROXY TCP5 203.0.113.9 127.0.0.1 1 2\r\n",
        b"PROXY TCP4 203.0.113.9\r\n",
        b"PROXY " + b"x" * LONGEST_TEXT,
        BINARY + b"\x11\x11\x00\x0c" + b"x" * 12,
        BINARY + b"\x21\x11\x00\x04" + b"x" * 4,
        BINARY + b"\x21\x11\xff\xff",
    ],
)
def test_what_is_no_header_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"PROXY|address|codec"):
        read(data)


@given(st.binary(max_size=200), st.sampled_from([b"", BINARY, b"PROXY TCP4 ", b"PROXY "]))
def test_no_bytes_do_harm(data: bytes, begun: bytes) -> None:
    try:
        found = read(begun + data)
    except ValueError:
        return
    if found and found[0]:
        ipaddress.ip_address(found[0])


def test_a_setting_says_whether_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LEADS_LINK_PROXY", raising=False)
    assert not expected()
    monkeypatch.setenv("LEADS_LINK_PROXY", "1")
    assert expected()
