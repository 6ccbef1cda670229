"""A device has one session; a second sign-on is refused, and the first terminal notices nothing."""

from tests.switch.serving import Terminal, World, free, noted, run, serving, unharmed


def test_a_device_that_is_in_use(world: World) -> None:
    async def talk() -> None:
        async with serving(world) as server, unharmed(world, server) as first:
            attacker = await Terminal.open(server)
            answer = await attacker.sign_on("SMP1", world.token("SMP1"))
            assert answer.data["no"]["code"] == "device-in-use"
            assert answer.data["no"]["cure"]
            if hasattr(world, "people"):
                await noted(world, "device-in-use")
            assert (await first.ask()).outcome == "no record"

    run(talk())


def test_a_device_whose_terminal_broke_off_is_free_again(world: World) -> None:
    async def talk() -> None:
        async with serving(world) as server:
            first = await Terminal.open(server)
            await first.sign_on("SMP1", world.token("SMP1"))
            first.writer.transport.abort()
            await free(world, "SMP1")
            second = await Terminal.open(server)
            assert (await second.sign_on("SMP1", world.token("SMP1"))).outcome == "signed on"

    run(talk())
