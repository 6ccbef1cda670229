"""What the system lets us have: addresses to listen at, and open files for many links."""

from __future__ import annotations

import errno
import ipaddress
import resource
import socket

from leads.rules.refused import Refused

FILES_NEEDED = 10_200  # 10,000 terminal links, and files of our own


def is_loopback(host: str) -> bool:
    """Whether an address never leaves this machine. A name counts when all it stands for is loopback."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError:
        return False
    return bool(found) and all(ipaddress.ip_address(str(each[4][0]).partition("%")[0]).is_loopback for each in found)


def only_loopback(host: str) -> None:
    """Raises Refused for an address that others could reach: links and pages carry no encryption of their own."""
    if not is_loopback(host):
        raise Refused(
            code="not-loopback",
            sentence=f"What LEADS serves is not encrypted, so it is served on this machine only, not on {host}.",
            cure="Use --host 127.0.0.1, and let a tunnel or a proxy that speaks TLS carry what comes from elsewhere.",
        )


def is_taken(host: str, port: int) -> bool:
    """Whether another process listens at this port."""
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, protocol) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # an old connection's last moments don't count
        try:
            trial.bind(address)
        except OSError as error:
            return error.errno == errno.EADDRINUSE
    return False


def taken(port: int, purpose: str, option: str) -> Refused:
    """The refusal for a port that another process has."""
    return Refused(
        code="port-taken",
        sentence=f"Port {port}, needed for {purpose}, is taken by another process.",
        cure=f"Stop that process, or choose another port with {option}.",
    )


def open_more_files(needed: int = FILES_NEEDED) -> None:
    """Raises this process's limit of open files toward `needed`, as far as the system lets it; children inherit it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = needed if hard == resource.RLIM_INFINITY else min(needed, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
