"""Who sends is taken from the session, never from the text. 1240.50(b)(4)."""

import pytest

from tests.switch.serving import RealWorld, Terminal, World, noted, run, serving, unharmed


def test_signing_on_with_another_agencys_ori(world: World) -> None:
    async def talk() -> None:
        async with serving(world) as server, unharmed(world, server):
            attacker = await Terminal.open(server)
            token = world.token("TVP2")
            attacker.say("SON", f"DEV/TVP2.TKN/{token}", ori="IL1990100")
            assert (await attacker.hear()).data["no"]["code"] == "unknown-device"
            await noted(world, "unknown-device")
            assert (await attacker.ask()).data["no"]["code"] == "link-sign-on-first"

    run(talk())


@pytest.mark.usefixtures("real_database")
def test_a_message_in_another_agencys_name() -> None:
    async def talk(world: World) -> None:
        async with serving(world) as server, unharmed(world, server):
            attacker = await Terminal.open(server)
            await attacker.sign_on("TVP2", world.token("TVP2"))
            answer = await attacker.ask(ori="IL1990100")
            assert (answer.outcome, answer.data["no"]["code"]) == ("refused", "wrong-ori")
            await noted(world, "wrong-ori")
            assert (await attacker.ask()).outcome == "no record"

    run(talk(RealWorld()))
