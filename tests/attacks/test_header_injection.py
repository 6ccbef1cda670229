"""Free text that looks like a header, a frame's end or a second message stays free text."""

from leads.messages import wire
from tests.switch.serving import Terminal, World, run, serving, unharmed


def test_a_second_message_inside_a_field(world: World) -> None:
    async def talk() -> None:
        async with serving(world) as server, unharmed(world, server):
            attacker = await Terminal.open(server)
            await attacker.sign_on("TVP2", world.token("TVP2"))
            fields = "LIC/TST1234.LIS/IL.REM/\r\nTXT\r\nQV.IL1990100.R9.TXT\r\nLIC/AAA1111"
            answer = await attacker.ask("QV", fields, reference="R1")
            assert (answer.key, answer.reference) == ("QV", "R1")
            assert answer.header[0] == "QV.IL1990200.R1"
            assert (await attacker.ask(reference="R2")).reference == "R2", "one answer a message, none left over"

    run(talk())


def test_control_characters_never_come_back_raw(world: World) -> None:
    """What a message is refused for is shown, but not so that it could end the frame of the answer."""

    async def talk() -> None:
        async with serving(world) as server:
            attacker = await Terminal.open(server)
            await attacker.sign_on("TVP2", world.token("TVP2"))
            attacker.send_bytes(b"\x02Q\x1dV\x02.IL1990200.R1.TXTLIC/A\x03")
            payload = await attacker.hear_bytes()
            assert wire.STX not in payload
            assert payload.count(wire.GS) == 1
            assert (await attacker.ask()).outcome == "no record"

    run(talk())
