"""A frame longer than the limit: said so, cut, written down."""

import pytest

from leads.messages import wire
from tests.switch.serving import Terminal, World, free, noted, run, serving, unharmed


@pytest.mark.parametrize("ended", [True, False])
def test_a_frame_that_is_too_long(world: World, ended: bool) -> None:
    async def talk() -> None:
        async with serving(world, frame_bytes=1024) as server, unharmed(world, server):
            attacker = await Terminal.open(server)
            await attacker.sign_on("TVP2", world.token("TVP2"))
            attacker.send_bytes(b"\x02" + b"A" * 5000 + (b"\x03" if ended else b""))
            assert (await attacker.hear()).data["no"]["code"] == "link-frame-too-long"
            assert await attacker.ended() == b""
            attacker.close()
            await noted(world, "link-frame-too-long")
            await free(world, "TVP2")

    run(talk())


def test_a_frame_of_exactly_the_limit_is_read(world: World) -> None:
    async def talk() -> None:
        async with serving(world, frame_bytes=1024) as server:
            terminal = await Terminal.open(server)
            await terminal.sign_on("TVP2", world.token("TVP2"))
            head = b"\x02QV.IL1990200.R1.TXTLIC/TST1234.LIS/IL.REM/"
            terminal.send_bytes(head + b"A" * (1024 - len(head)) + wire.ETX)
            assert (await terminal.hear()).reference == "R1", "refused or not, it was read"
            assert (await terminal.ask()).outcome == "no record"
            terminal.close()

    run(talk())
