"""The client that we ship: asks, is told no, acknowledges, and loses nothing over a broken link."""

import asyncio

import pytest

from leads.client import Client, LinkEnded, NoAnswer
from leads.rules.refused import Refused
from tests.switch.serving import FakeWorld, free, run, serving, taken, until


@pytest.fixture
def world() -> FakeWorld:
    return FakeWorld()


def test_the_example_of_its_page(world: FakeWorld) -> None:
    async def talk() -> None:
        async with serving(world) as server, Client.connect(port=server.port) as link:
            await link.sign_on("IL1990200", "TVP2", "right")
            answer = await link.ask("QV", LIC="TST1234", LIS="IL")
            assert (answer.outcome, answer.data["asked"]) == ("no record", {"LIC": "TST1234", "LIS": "IL"})
            assert answer.text.startswith("NO RECORD")
            await link.sign_off()
            assert link.has_ended

    run(talk())


def test_a_sign_on_that_is_refused(world: FakeWorld) -> None:
    async def talk() -> None:
        async with serving(world) as server, Client.connect(port=server.port) as link:
            with pytest.raises(Refused) as caught:
                await link.sign_on("IL1990200", "TVP2", "wrong")
            assert (caught.value.code, caught.value.field) == ("token-unknown", "TKN")

    run(talk())


def test_a_message_that_would_say_something_else_is_not_sent(world: FakeWorld) -> None:
    async def talk() -> None:
        async with serving(world) as server, Client.connect(port=server.port) as link:
            await link.sign_on("IL1990200", "TVP2", "right")
            with pytest.raises(Refused):
                await link.ask("QV", LIC="A.ORI/IL1990100")
            assert not world.exchange.answered
            assert not link.unanswered

    run(talk())


def test_mail_is_acknowledged_when_it_has_been_taken(world: FakeWorld) -> None:
    async def talk() -> None:
        async with serving(world) as server, Client.connect(port=server.port) as link:
            await link.sign_on("IL1990200", "TVP2", "right")
            for text in ("ONE", "TWO"):
                world.exchange.post(2, text)
            mail = link.mail()
            first = await anext(mail)
            assert (first.text, world.exchange.acknowledged) == ("ONE", [])
            assert (await anext(mail)).text == "TWO"
            await until(lambda: world.exchange.acknowledged == [first.data["number"]])

    run(talk())


def test_what_came_can_be_looked_at_without_waiting_and_the_end_is_not_lost(world: FakeWorld) -> None:
    async def talk() -> None:
        async with serving(world) as server, Client.connect(port=server.port) as link:
            await link.sign_on("IL1990200", "TVP2", "right")
            assert link.came() == []
            world.exchange.post(2, "ONE")
            await until(lambda: link._mail.qsize() == 1)
            await link.close()
            assert [frame.text for frame in link.came()] == ["ONE"]
            assert not world.exchange.acknowledged
            assert [frame async for frame in link.mail()] == []

    run(talk())


def test_what_a_broken_link_left_unanswered_is_sent_again_under_the_same_references(world: FakeWorld) -> None:
    async def talk() -> None:
        async with serving(world) as server:
            first = await Client.open("127.0.0.1", server.port)
            await first.sign_on("IL1990200", "TVP2", "right")
            world.exchange.gate.clear()
            asking = [asyncio.create_task(first.ask("QV", LIC=f"TST000{n}")) for n in range(3)]
            await taken(server, 3)
            next(iter(server.links)).transport.abort()
            assert all(isinstance(one, LinkEnded) for one in await asyncio.gather(*asking, return_exceptions=True))
            world.exchange.gate.set()
            await free(world, "TVP2")
            async with Client.connect(port=server.port) as second:
                await second.sign_on("IL1990200", "TVP2", "right")
                answers = await second.resend(first.unanswered)
            assert [one.reference for one in answers] == list(first.unanswered)
            assert len(answers) == 3

    run(talk())


def test_why_a_link_was_cut(world: FakeWorld) -> None:
    async def talk() -> None:
        async with serving(world) as server, Client.connect(port=server.port) as link:
            link.send_bytes(b"no frame")
            why = await link.ended()
            assert why is not None
            assert why.code == "link-outside-frame"
            link.ori = "IL1990200"
            with pytest.raises(LinkEnded):
                await link.ask("PNG")

    run(talk())


def test_no_answer_in_time_can_be_asked_again(world: FakeWorld) -> None:
    async def talk() -> None:
        async with serving(world) as server, Client.connect(port=server.port) as link:
            await link.sign_on("IL1990200", "TVP2", "right")
            world.exchange.gate.clear()
            with pytest.raises(NoAnswer):
                await link.ask("QV", reference="R1", patience=0.05, LIC="TST1234")
            assert list(link.unanswered) == ["R1"]
            world.exchange.gate.set()

    run(talk())


def test_it_answers_when_asked_for_a_sign_of_life(world: FakeWorld) -> None:
    async def talk() -> None:
        async with (
            serving(world, idle_seconds=0.05, frame_seconds=0.1) as server,
            Client.connect(port=server.port) as link,
        ):
            await link.sign_on("IL1990200", "TVP2", "right")
            await asyncio.sleep(0.3)
            assert not link.has_ended

    run(talk())


def test_references_are_never_the_same() -> None:
    async def talk() -> None:
        one, two = Client(), Client()
        made = [client.new_reference() for client in (one, two) for _ in range(1000)]
        assert all(len(each) == 10 and each.isalnum() and each.isupper() for each in made)
        assert len({*made[:1000]}) == 1000

    run(talk())


def test_load_goes_by_bytes(world: FakeWorld) -> None:
    async def talk() -> None:
        got: list[bytes] = []
        async with serving(world) as server, Client.connect(port=server.port, on_payload=got.append) as link:
            link.ori = "IL1990200"
            link.send(link.write("SON", "R0", [("DEV", "TVP2"), ("TKN", "right")]))
            for n in range(100):
                link.send(link.write("QV", f"R{n + 1}", [("LIC", "TST1234")]))
            while len(got) < 101:
                await asyncio.sleep(0.01)

    run(talk())
