"""Thousands of links at once: the oldest give way with one sentence, the ledger has one line, and work goes on."""

import asyncio

from tests.switch.serving import Terminal, World, noted, run, serving, unharmed


def test_a_flood_of_links(world: World) -> None:
    async def talk() -> None:
        async with serving(world, connections=200, sign_on_seconds=20) as server, unharmed(world, server) as other:
            crowd = [await Terminal.open(server) for _ in range(2000)]
            assert len(server.links) <= 201
            assert (await other.ask()).outcome == "no record"
            assert (await crowd[0].hear()).data["no"]["code"] == "link-gave-way"
            await noted(world, "link-full")
            for one in crowd:
                one.close()
            while len(server.links) > 1:
                await asyncio.sleep(0.01)
            late = await Terminal.open(server)
            assert (await late.sign_on("TVP2", world.token("TVP2"))).outcome == "signed on"
            assert world.exchange is not None

    run(talk())


def test_a_flood_of_refusals_does_not_become_a_flood_of_lines(world: World) -> None:
    async def talk() -> None:
        async with serving(world, sign_on_tries=100_000) as server, unharmed(world, server):
            attacker = await Terminal.open(server)
            for n in range(3000):
                attacker.say("QV", "LIC/A", reference=f"N{n}")
            for _ in range(3000):
                await attacker.hear()
            await noted(world, "link-many")
            lines = await asyncio.to_thread(world.noted)
            assert len(lines) < 2500

    run(talk())
