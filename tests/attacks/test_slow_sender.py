"""One byte at a time, always just before anyone loses patience: the clock runs from the frame's first byte."""

import asyncio
import contextlib

from tests.switch.serving import Terminal, World, noted, run, serving, unharmed


async def drip(attacker: Terminal) -> None:
    with contextlib.suppress(ConnectionError):
        for byte in b"\x02QV.IL1990200.R1.TXTLIC/TST1234" * 100:
            attacker.send_bytes(bytes([byte]).replace(b"\x02", b"A"))
            await asyncio.sleep(0.01)


def test_a_slow_sender(world: World) -> None:
    async def talk() -> None:
        async with serving(world, frame_seconds=0.1) as server, unharmed(world, server):
            attacker = await Terminal.open(server)
            await attacker.sign_on("TVP2", world.token("TVP2"))
            attacker.send_bytes(b"\x02")
            dripping = asyncio.create_task(drip(attacker))
            assert (await attacker.hear()).data["no"]["code"] == "link-frame-not-ended"
            dripping.cancel()
            await noted(world, "link-frame-not-ended")

    run(talk())


def test_a_connection_that_says_nothing(world: World) -> None:
    """Nobody keeps a link without saying who they are."""

    async def talk() -> None:
        async with serving(world, sign_on_seconds=0.1) as server, unharmed(world, server):
            attacker = await Terminal.open(server)
            assert (await attacker.hear()).data["no"]["code"] == "link-sign-on-late"
            assert await attacker.ended() == b""
            await noted(world, "link-sign-on-late")

    run(talk())


def test_a_terminal_that_fell_asleep(world: World) -> None:
    """It is asked first; then its device is free for somebody else."""

    async def talk() -> None:
        async with serving(world, idle_seconds=0.1, frame_seconds=0.1) as server:
            ghost = await Terminal.open(server)
            await ghost.sign_on("TVP2", world.token("TVP2"))
            asked = await ghost.hear()
            assert (asked.key, asked.data["unsolicited"]) == ("PNG", True)
            assert (await ghost.hear()).data["no"]["code"] == "link-silent"
            await noted(world, "link-silent")
            await ghost.ended()
            ghost.close()
            from tests.switch.serving import free

            await free(world, "TVP2")

    run(talk())
