"""Links that are opened and never sign on fill no node: of one address and in all, the oldest give way."""

from __future__ import annotations

import asyncio

from leads.switch.link.server import LinkServer
from tests.attacks.test_links_behind_a_proxy import come_from
from tests.switch.link.test_proxy_protocol import binary
from tests.switch.serving import Terminal, World, noted, run, serving, until


async def at_work(world: World, server: LinkServer, address: str) -> Terminal:
    terminal = await come_from(server, address)
    assert (await terminal.sign_on("SMP1", world.token("SMP1"))).outcome == "signed on"
    return terminal


def test_one_address_cannot_fill_a_node(world: World) -> None:
    """10,000 links of one address took each place there was, for as long as it opened new ones."""

    async def talk() -> None:
        async with serving(world, proxied=True, connections=60, new_links=50, new_links_of_address=10) as server:
            other = await at_work(world, server, "203.0.113.5")
            crowd = [await come_from(server, "198.51.100.9") for _ in range(200)]
            assert (await crowd[0].hear()).data["no"]["code"] == "link-gave-way"
            await until(lambda: len(server.links) == 11)
            late = await come_from(server, "203.0.113.6")
            assert (await late.sign_on("TVP2", world.token("TVP2"))).outcome == "signed on"
            assert (await other.ask()).outcome == "no record"
            await noted(world, "link-full")

    run(talk())


def test_a_neighborhood_of_ipv6_is_one_address(world: World) -> None:
    async def talk() -> None:
        async with serving(world, proxied=True, new_links_of_address=10) as server:
            crowd = [await come_from(server, f"2001:db8:0:1::{n:x}") for n in range(1, 40)]
            await until(lambda: len(server.links) == 10)
            assert (await crowd[0].hear()).data["no"]["code"] == "link-gave-way"

    run(talk())


def test_many_addresses_leave_places_to_who_is_signed_on_and_to_who_signs_on(world: World) -> None:
    async def talk() -> None:
        async with serving(world, proxied=True, connections=60, new_links=30) as server:
            other = await at_work(world, server, "203.0.113.5")
            crowd = [await come_from(server, f"198.51.100.{n}") for n in range(150)]
            await until(lambda: len(server.links) == 31)
            late = await come_from(server, "203.0.113.6")
            assert (await late.sign_on("TVP2", world.token("TVP2"))).outcome == "signed on"
            crowd += [await come_from(server, f"198.51.100.{n}") for n in range(150)]
            assert (await late.ask()).outcome == (await other.ask()).outcome == "no record"

    run(talk())


def test_a_node_full_of_terminals_at_work_says_so(world: World) -> None:
    async def talk() -> None:
        async with serving(world, connections=1) as server:
            first = await Terminal.open(server)
            assert (await first.sign_on("SMP1", world.token("SMP1"))).outcome == "signed on"
            said = await (await Terminal.open(server)).hear()
            assert said.data["no"]["code"] == "link-full"
            assert (await first.ask()).outcome == "no record"

    run(talk())


def test_a_link_that_sends_on_and_on_and_never_signs_on_is_cut_in_its_time(world: World) -> None:
    """One byte after the other, or one refusal and then silence, buys no more time than silence does."""

    async def talk() -> None:
        async with serving(world, sign_on_seconds=0.4, frame_seconds=30) as server:
            silent, refused, dribbling = [await Terminal.open(server) for _ in range(3)]
            assert (await refused.ask("PNG", "")).outcome == "refused"
            drops = asyncio.create_task(drip(dribbling))
            for one in (silent, refused, dribbling):
                assert b"link-sign-on-late" in await one.ended()
            drops.cancel()

    run(talk())


async def drip(terminal: Terminal) -> None:
    terminal.send_bytes(b"\x02")
    while True:
        terminal.send_bytes(b"Q")
        await asyncio.sleep(0.02)


def test_a_link_that_does_not_say_whole_where_it_comes_from_is_cut(world: World) -> None:
    async def talk() -> None:
        async with serving(world, proxied=True, sign_on_seconds=0.4, frame_seconds=0.2) as server:
            half = await Terminal.open(server)
            half.send_bytes(binary("203.0.113.9")[:20])
            assert b"link-frame-not-ended" in await half.ended()

    run(talk())
