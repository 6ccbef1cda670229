"""Bytes that are no characters: the message is refused with the place of the byte, and the link lives."""

import pytest

from tests.switch.serving import Terminal, World, noted, run, serving, unharmed


@pytest.mark.parametrize("byte", [b"\x00", b"\x02", b"\x1b", b"\x1d", b"\x80", b"\xff"])
def test_binary_in_a_message(world: World, byte: bytes) -> None:
    async def talk() -> None:
        async with serving(world) as server, unharmed(world, server):
            attacker = await Terminal.open(server)
            await attacker.sign_on("TVP2", world.token("TVP2"))
            attacker.send_bytes(b"\x02QV.IL1990200.R1.TXT\r\nLIC/TST" + byte + b"234\x03")
            answer = await attacker.hear()
            assert answer.outcome == "refused"
            assert answer.data["no"]["code"] == "wire-character"
            assert f"{byte[0]:02X}" in answer.data["no"]["sentence"]
            assert (await attacker.ask()).outcome == "no record", "the link lives"
            if hasattr(world, "people"):
                await noted(world, "wire-character")

    run(talk())
