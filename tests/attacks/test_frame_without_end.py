"""A frame that begins and never ends holds nothing up, and is cut when its time is over."""

from tests.switch.serving import Terminal, World, free, noted, run, serving, unharmed


def test_a_frame_that_never_ends(world: World) -> None:
    async def talk() -> None:
        async with serving(world, frame_seconds=0.1) as server, unharmed(world, server):
            attacker = await Terminal.open(server)
            await attacker.sign_on("TVP2", world.token("TVP2"))
            attacker.send_bytes(b"\x02QV.IL1990200.R1.TXTLIC/")
            no = (await attacker.hear()).data["no"]
            assert no["code"] == "link-frame-not-ended"
            assert "0.1 seconds" in no["sentence"]
            await attacker.ended()
            attacker.close()
            await noted(world, "link-frame-not-ended")
            await free(world, "TVP2")

    run(talk())
