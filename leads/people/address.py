"""From which address somebody comes: one function, asked by every door that counts tries or writes an address down."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping
from typing import Any

PROXIES = "LEADS_PROXIES"  # how many proxies of our own stand in front, each of which adds to X-Forwarded-For


def client_address(meta: Mapping[str, Any]) -> str:
    """Where a request comes from, as far as it is known by our own machines and not by what a header claims.

    Without a proxy it is the connection's other end. Behind `LEADS_PROXIES` proxies it is what the outermost of them
    saw: so many entries from the end of X-Forwarded-For. Whatever a client wrote before that is not looked at.
    """
    direct = str(meta.get("REMOTE_ADDR", ""))
    hops = proxies()
    if not hops:
        return direct
    seen = [one.strip() for one in str(meta.get("HTTP_X_FORWARDED_FOR", "")).split(",") if one.strip()]
    if len(seen) < hops:
        return direct  # it did not come through the proxies
    return plain(seen[-hops]) or direct


def proxies() -> int:
    """How many proxies stand in front, by setting; 0 unless it is a number."""
    told = os.environ.get(PROXIES, "0")
    return int(told) if told.isascii() and told.isdigit() else 0


def plain(address: str) -> str:
    """An address without port or brackets; blank when it is none."""
    bare = address.removeprefix("[").partition("]")[0] if address.startswith("[") else address
    if bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        return str(ipaddress.ip_address(bare))
    except ValueError:
        return ""


def subscriber(address: str) -> str:
    """Under which name an address is counted: of IPv6, all that one subscriber has to choose from (64 bits) is one.

    What is no address is counted as it is.
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    found = getattr(found, "ipv4_mapped", None) or found
    return str(found) if found.version == 4 else str(ipaddress.ip_network((found, 64), strict=False))


def is_ours(address: str) -> bool:
    """Whether an address tells nothing of who is there: unknown, or this machine's, which a proxy gives to everyone."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return True
