"""A token works once, for a while, at one device; a captured one is worth nothing. CJIS Security Policy IA-2(8)."""

import pytest

from tests.switch.serving import RealWorld, Terminal, World, free, later, noted, run, serving, unharmed

pytestmark = pytest.mark.usefixtures("real_database")


@pytest.fixture
def world(real_database: None) -> World:
    return RealWorld()


def test_a_token_that_was_used(world: World) -> None:
    async def talk() -> None:
        async with serving(world) as server, unharmed(world, server):
            token = world.token("TVP2")
            first = await Terminal.open(server)
            await first.sign_on("TVP2", token)
            first.close()
            await free(world, "TVP2")
            thief = await Terminal.open(server)
            assert (await thief.sign_on("TVP2", token)).data["no"]["code"] == "token-used"
            await noted(world, "token-used")

    run(talk())


@pytest.mark.parametrize(("seconds", "code"), [(299, None), (300, "token-expired")])
def test_a_token_just_young_enough_and_just_too_old(world: World, seconds: int, code: str | None) -> None:
    async def talk() -> None:
        async with serving(world) as server:
            later(world, seconds)
            terminal = await Terminal.open(server)
            answer = await terminal.sign_on("TVP2", world.token("TVP2"))
            assert (answer.data["no"] or {}).get("code") == code

    run(talk())


def test_a_token_for_another_device(world: World) -> None:
    async def talk() -> None:
        async with serving(world) as server:
            terminal = await Terminal.open(server)
            assert (await terminal.sign_on("SMP3", world.token("SMP1"))).data["no"]["code"] == "token-elsewhere"
            await noted(world, "token-elsewhere")

    run(talk())


def test_guessing(world: World) -> None:
    """Five wrong ones, and the link is cut."""

    async def talk() -> None:
        async with serving(world) as server, unharmed(world, server):
            attacker = await Terminal.open(server)
            for _ in range(5):
                assert (await attacker.sign_on("TVP2", "guess")).data["no"]["code"] == "token-unknown"
            assert (await attacker.hear()).data["no"]["code"] == "link-sign-on-tries"
            assert await attacker.ended() == b""
            await noted(world, "link-sign-on-tries")

    run(talk())
