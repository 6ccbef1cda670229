"""What the system lets us have: links on this machine only, ports that are free, open files for many links."""

import resource
import socket

import pytest

from leads.commands.ports import is_loopback, is_taken, only_loopback, open_more_files, taken
from leads.rules.refused import Refused


@pytest.mark.parametrize(
    ("host", "inside"),
    [("127.0.0.1", True), ("::1", True), ("127.8.8.8", True), ("0.0.0.0", False), ("192.0.2.1", False)],
)
def test_plain_links_stay_on_this_machine(host: str, inside: bool) -> None:
    assert is_loopback(host) is inside
    if inside:
        only_loopback(host)
    else:
        with pytest.raises(Refused) as no:
            only_loopback(host)
        assert no.value.code == "not-loopback"


def test_a_name_that_stands_for_nothing_is_not_this_machine() -> None:
    assert not is_loopback("no.such.name.invalid")


def test_a_port_is_taken_while_somebody_listens() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert is_taken("127.0.0.1", port)
    assert not is_taken("127.0.0.1", port)
    assert "--links" in taken(port, "terminal links", "--links").cure


def test_the_limit_of_open_files_is_raised_as_far_as_the_system_lets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    set_to: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "setrlimit", lambda what, limits: set_to.append(limits))
    for limits in ((1024, 4096), (1024, 100_000), (20_000, 100_000), (1024, resource.RLIM_INFINITY)):
        monkeypatch.setattr(resource, "getrlimit", lambda what, limits=limits: limits)
        open_more_files(10_200)
    assert set_to == [(4096, 4096), (10_200, 100_000), (10_200, resource.RLIM_INFINITY)]
