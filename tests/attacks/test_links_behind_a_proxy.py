"""Behind a proxy each link has the address that the proxy tells, and nobody else can tell one."""

from __future__ import annotations

from leads.client import Client
from leads.switch.link.proxy_protocol import OURSELVES
from leads.switch.link.server import LinkServer
from tests.switch.link.test_proxy_protocol import binary, text
from tests.switch.serving import FakeWorld, Terminal, World, run, serving, until


async def come_from(server: LinkServer, address: str) -> Terminal:
    """A link that the proxy in front says to come from this address."""
    terminal = await Terminal.open(server)
    terminal.send_bytes(binary(address))
    return terminal


def test_what_is_written_down_is_where_the_link_comes_from() -> None:
    world = FakeWorld()

    async def talk() -> None:
        async with serving(world, proxied=True) as server:
            for said in (binary("203.0.113.9"), text("2001:db8::7")):
                terminal = await Terminal.open(server)
                terminal.send_bytes(said)
                assert (await terminal.ask("PNG", "")).outcome == "refused"
            await until(lambda: len(world.exchange.notes) == 2)
            assert world.exchange.peers == ["203.0.113.9", "2001:db8::7"]

    run(talk())


def test_a_header_and_a_sign_on_in_one_piece(world: World) -> None:
    async def talk() -> None:
        async with serving(world, proxied=True) as server:
            terminal = await Terminal.open(server)
            son = f"\x02SON.IL1990200.A1.TXT\r\nDEV/TVP2.TKN/{world.token('TVP2')}\x03"
            terminal.send_bytes(text("203.0.113.9") + son.encode())
            assert (await terminal.hear()).outcome == "signed on"

    run(talk())


def test_leads_own_client_comes_in_on_this_machine(world: World) -> None:
    async def talk() -> None:
        async with serving(world, proxied=True) as server, Client.connect(port=server.port, first=OURSELVES) as link:
            assert (await link.sign_on("IL1990200", "TVP2", world.token("TVP2"))).outcome == "signed on"

    run(talk())


def test_a_link_that_comes_past_the_proxy_is_not_taken(world: World) -> None:
    async def talk() -> None:
        async with serving(world, proxied=True) as server:
            terminal = await Terminal.open(server)
            terminal.send_bytes(b"\x02SON.IL1990200.A1.TXT\r\nDEV/TVP2.TKN/x\x03")
            assert (await terminal.hear()).data["no"]["code"] == "link-no-address"
            await terminal.ended()

    run(talk())


def test_a_terminal_cannot_choose_an_address_for_itself(world: World) -> None:
    """Neither where no proxy is expected, nor behind what the proxy said."""

    async def talk() -> None:
        async with serving(world) as server:
            terminal = await Terminal.open(server)
            terminal.send_bytes(text("203.0.113.9"))
            assert (await terminal.hear()).data["no"]["code"] == "link-outside-frame"
        async with serving(world, proxied=True) as server:
            terminal = await come_from(server, "203.0.113.9")
            terminal.send_bytes(text("198.51.100.1"))
            assert (await terminal.hear()).data["no"]["code"] == "link-outside-frame"

    run(talk())
