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
