"""Every captured frame sent again, on a later link too: the same answer, byte for byte, and no second effect."""

import pytest

from leads.hotfiles.models import Record
from leads.switch.models import Message
from tests.switch.makers import ENTRY
from tests.switch.serving import RealWorld, Terminal, World, free, noted, run, serving

pytestmark = pytest.mark.usefixtures("real_database")


@pytest.fixture
def world(real_database: None) -> World:
    return RealWorld()


def test_a_frame_sent_again_on_the_same_link_and_on_a_later_one(world: World) -> None:
    async def talk() -> None:
        async with serving(world) as server:
            first = await Terminal.open(server)
            await first.sign_on("SMP1", world.token("SMP1"))
            answers = []
            for _ in range(3):
                first.say("EV", ENTRY.format(plate="TST1234"), reference="SAME1")
                answers.append(await first.hear_bytes())
            first.close()
            await free(world, "SMP1")
            second = await Terminal.open(server)
            await second.sign_on("SMP1", world.token("SMP1"))
            second.say("EV", ENTRY.format(plate="TST1234"), reference="SAME1")
            answers.append(await second.hear_bytes())
            assert set(answers) == {answers[0]}
            assert b'"outcome":"entered"' in answers[0]

    run(talk())
    assert Record.objects.count() == 1
    assert Message.objects.filter(reference="SAME1").count() == 1


def test_another_message_under_a_used_reference(world: World) -> None:
    async def talk() -> None:
        async with serving(world) as server:
            terminal = await Terminal.open(server)
            await terminal.sign_on("SMP1", world.token("SMP1"))
            assert (await terminal.ask(reference="SAME1")).outcome == "no record"
            other = await terminal.ask(fields="LIC/TST9999.LIS/IL", reference="SAME1")
            assert other.outcome == "refused"
            await noted(world, other.data["no"]["code"])

    run(talk())
