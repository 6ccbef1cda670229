"""A resume token in wrong hands or at the wrong time; and what it is for: the terminal whose link broke."""

import pytest

from leads.switch.link.server import LinkServer
from tests.switch.serving import RealWorld, Terminal, free, later, run, serving, unharmed


@pytest.fixture
def world(real_database: None) -> RealWorld:
    return RealWorld()


async def signed_on(server: LinkServer, world: RealWorld) -> tuple[Terminal, str]:
    terminal = await Terminal.open(server)
    answer = await terminal.sign_on("TVP2", world.token("TVP2"))
    return terminal, str(answer.data["resume"]["token"])


async def tried(server: LinkServer, token: str, device: str = "TVP2") -> tuple[Terminal, str]:
    terminal = await Terminal.open(server)
    answer = await terminal.sign_on(device, token)
    return terminal, answer.data["no"]["code"] if answer.data["no"] else answer.outcome


def test_a_terminal_whose_link_broke_goes_on_and_its_counts_with_it(world: RealWorld) -> None:
    async def talk() -> None:
        async with serving(world) as server:
            first, token = await signed_on(server, world)
            number = (await first.ask()).data["number"]
            first.writer.transport.abort()
            await free(world, "TVP2")
            later(world, 100)
            second, said = await tried(server, token)
            assert said == "signed on"
            assert (await second.ask()).data["number"] == number + 1

    run(talk())


def test_a_link_that_is_dead_and_not_known_to_be_is_taken_over_at_once(world: RealWorld) -> None:
    async def talk() -> None:
        async with serving(world) as server:
            first, token = await signed_on(server, world)
            second, said = await tried(server, token)
            assert said == "signed on"
            assert (await first.hear()).data["no"]["code"] == "link-session-over"
            assert await first.ended() == b""
            assert (await second.ask()).outcome == "no record"
            assert world.signed_on() == {"TVP2"}

    run(talk())


def test_it_works_once_at_its_device_and_for_a_short_time(world: RealWorld) -> None:
    async def talk() -> None:
        async with serving(world) as server, unharmed(world, server):
            first, token = await signed_on(server, world)
            assert (await tried(server, token, "SMP3"))[1] == "token-elsewhere"
            first.writer.transport.abort()
            await free(world, "TVP2")
            later(world, 121)
            assert (await tried(server, token))[1] == "token-resume-over"
            first, token = await signed_on(server, world)
            await tried(server, token)
            assert (await tried(server, token))[1] == "token-unknown"

    run(talk())


def test_after_a_sign_off_it_opens_nothing(world: RealWorld) -> None:
    async def talk() -> None:
        async with serving(world) as server:
            first, token = await signed_on(server, world)
            first.send_bytes(b"\x02SOF.IL1990200.R9.TXT\x03")
            assert (await first.hear()).outcome == "signed off"
            assert await first.ended() == b""
            first.close()
            await free(world, "TVP2")
            assert (await tried(server, token))[1] == "token-resume-over"

    run(talk())
