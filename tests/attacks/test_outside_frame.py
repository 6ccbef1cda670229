"""Characters outside a frame, such as a browser's request: one clear sentence, and the link ends."""

import pytest

from tests.switch.serving import Terminal, World, noted, run, serving, unharmed


@pytest.mark.parametrize(
    "data", [b"GET / HTTP/1.1\r\nHost: leads\r\n\r\n", b"\x03", b"A\x02QV\x03", b"\x16\x03\x01\x02\x00"]
)
def test_what_is_no_frame(world: World, data: bytes) -> None:
    async def talk() -> None:
        async with serving(world) as server, unharmed(world, server):
            attacker = await Terminal.open(server)
            attacker.send_bytes(data)
            assert (await attacker.hear()).data["no"]["code"] == "link-outside-frame"
            assert await attacker.ended() == b""
            await noted(world, "link-outside-frame")

    run(talk())
