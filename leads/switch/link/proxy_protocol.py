"""What a proxy in front says of a link before its first byte: where it comes from (PROXY protocol, versions 1 and 2).

HAProxy, nginx, stunnel and load balancers speak it. It is believed because links are served on this machine only, so
that nobody but a proxy of our own is at the other end; whether one is there, a setting says, never a guess.
"""

from __future__ import annotations

import ipaddress
import os

from leads.people.address import plain

SETTING = "LEADS_LINK_PROXY"  # "1" where each link comes through a proxy that says so
BINARY = b"\r\n\r\n\x00\r\nQUIT\n"  # how version 2 begins
TEXT = b"PROXY "  # how version 1 begins
OURSELVES = b"PROXY UNKNOWN\r\n"  # what whoever comes from this machine says in the proxy's place
LONGEST_TEXT = 107
LONGEST_BINARY = 2048  # what a proxy may add to it is passed over
_ADDRESSES = {1: (4, 12), 2: (16, 36)}  # family → bytes of one address, and of both with their ports


def expected() -> bool:
    """Whether links come through a proxy that says where they come from, by setting."""
    return os.environ.get(SETTING) == "1"


def read(data: bytes) -> tuple[str, int] | None:
    """The address that a link comes from, and how many bytes said it; None when more have to come first.

    The address is blank where the proxy speaks for itself (it looks whether we are there). ValueError: it is none.
    """
    if data[: len(BINARY)] == BINARY[: len(data)]:
        return _binary(data)
    if data[: len(TEXT)] == TEXT[: len(data)]:
        return _text(data)
    raise ValueError("no PROXY header")


def _text(data: bytes) -> tuple[str, int] | None:
    line, end, _ = data[:LONGEST_TEXT].partition(b"\r\n")
    if not end:
        if len(data) >= LONGEST_TEXT:
            raise ValueError("a PROXY header without end")
        return None
    words = line.decode("ascii").split(" ")
    if words[1] == "UNKNOWN":
        return "", len(line) + 2
    if words[1] not in {"TCP4", "TCP6"} or len(words) != 6:
        raise ValueError("a PROXY header of another kind")
    return _address(words[2]), len(line) + 2


def _binary(data: bytes) -> tuple[str, int] | None:
    if len(data) < 16:
        return None
    version, what, family, length = data[12] >> 4, data[12] & 15, data[13] >> 4, int.from_bytes(data[14:16])
    if version != 2 or what > 1 or length > LONGEST_BINARY:
        raise ValueError("a PROXY header of another kind")
    if len(data) < 16 + length:
        return None
    if what == 0 or family not in _ADDRESSES:
        return "", 16 + length
    size, both = _ADDRESSES[family]
    if length < both:
        raise ValueError("a PROXY header that is too short")
    return str(ipaddress.ip_address(data[16 : 16 + size])), 16 + length


def _address(told: str) -> str:
    if not (found := plain(told)):
        raise ValueError("a PROXY header without an address")
    return found
