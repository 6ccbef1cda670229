"""The terminals' door: batches, order, limits, what comes by itself, and an orderly end."""

import asyncio
import ssl

import pytest

from leads.messages import wire
from leads.messages.wire import AnswerFrame
from leads.rules.refused import Refused
from leads.switch.link.limits import Limits, limits
from leads.switch.link.server import LinkServer
from tests.switch.serving import INQUIRY, FakeWorld, Terminal, free, run, serving, taken, until


@pytest.fixture
def world() -> FakeWorld:
    return FakeWorld()


async def signed_on(server: LinkServer, mnemonic: str = "TVP2") -> Terminal:
    terminal = await Terminal.open(server)
    assert (await terminal.sign_on(mnemonic, "right")).outcome == "signed on"
    return terminal


def test_what_waits_goes_as_one_batch_and_comes_back_in_order(world: FakeWorld) -> None:
    """While batches are away the next gathers; each terminal gets its answers in the order of its questions."""

    async def talk() -> None:
        async with serving(world) as server:
            one, two = await signed_on(server), await signed_on(server, "SMP1")
            world.exchange.gate.clear()
            asked = [one.say("QV", INQUIRY)]
            await taken(server, 1)  # away now, alone
            asked += [one.say("QV", INQUIRY) for _ in range(10)]
            also = [two.say("QV", INQUIRY) for _ in range(10)]
            await taken(server, 21)
            world.exchange.gate.set()
            assert [(await one.hear()).reference for _ in asked] == asked
            assert [(await two.hear()).reference for _ in also] == also
            assert 1 in world.exchange.batches, "a lone message does not wait"
            assert len(world.exchange.batches) <= 4, "ten at once are not ten batches"

    run(talk())


def test_a_links_messages_are_never_in_two_batches_at_once(world: FakeWorld) -> None:
    async def talk() -> None:
        async with serving(world) as server:
            one = await signed_on(server)
            world.exchange.gate.clear()
            asked = []
            for count in range(1, 6):
                asked.append(one.say("QV", INQUIRY))
                await taken(server, count)
            link = next(iter(server.links))
            assert (link.away, link.pending, len(link.waiting)) == (True, 5, 4)
            world.exchange.gate.set()
            assert [(await one.hear()).reference for _ in asked] == asked
            assert world.exchange.batches == [1, 4]

    run(talk())


@pytest.mark.parametrize("size", [1, 3, 17])
def test_frames_in_pieces_of_any_size(world: FakeWorld, size: int) -> None:
    """Where the network cuts the stream means nothing."""

    async def talk() -> None:
        async with serving(world) as server:
            terminal = await signed_on(server)
            frames = b"".join(b"\x02QV.IL1990200.R%d.TXT\r\nLIC/TST1234\x03" % n for n in range(5))
            for at in range(0, len(frames), size):
                terminal.send_bytes(frames[at : at + size])
                await asyncio.sleep(0)
            assert [(await terminal.hear()).reference for _ in range(5)] == ["R0", "R1", "R2", "R3", "R4"]

    run(talk())


def test_more_than_may_wait_is_held_back_and_answered_in_the_end(world: FakeWorld) -> None:
    async def talk() -> None:
        async with serving(world, waiting_messages=4, frame_bytes=1024) as server:
            terminal = await signed_on(server)
            world.exchange.gate.clear()
            asked = [terminal.say("QV", INQUIRY, reference=f"R{n}") for n in range(300)]
            await taken(server, 4)
            link = next(iter(server.links))
            assert (link.pending, link.held) == (4, True)
            world.exchange.gate.set()
            assert [(await terminal.hear()).reference for _ in asked] == asked
            assert max(world.exchange.batches) <= 4

    run(talk())


def test_control_messages_beyond_what_may_wait(world: FakeWorld) -> None:
    """They take no room: a hundred heartbeats at once are all answered, and an inquiry behind them too."""

    async def talk() -> None:
        async with serving(world, waiting_messages=4, frame_bytes=1024) as server:
            terminal = await signed_on(server)
            for n in range(100):
                terminal.say("PNG", "", reference=f"P{n}")
            terminal.say("QV", INQUIRY, reference="LAST")
            heard = [await terminal.hear() for _ in range(101)]
            assert heard[-1].reference == "LAST"
            assert {one.outcome for one in heard[:-1]} == {"alive"}

    run(talk())


def test_an_exchange_that_fails_says_so_and_the_link_lives(world: FakeWorld) -> None:
    async def talk() -> None:
        async with serving(world) as server:
            terminal = await signed_on(server)
            world.exchange.fail = True
            answer = await terminal.ask(reference="R1")
            assert (answer.reference, answer.data["no"]["code"]) == ("R1", "link-not-answered")
            world.exchange.fail = False
            assert (await terminal.ask()).outcome == "no record"

    run(talk())


def test_a_batch_that_cannot_be_begun_is_told_so_and_holds_up_no_link(world: FakeWorld) -> None:
    """What failed before its first step is answered too; the link that sent it and all others go on."""

    async def talk() -> None:
        async with serving(world) as server:
            terminal = await signed_on(server)
            other = await signed_on(server, "SMP1")
            world.exchange.fail_to_begin = True
            for one in (terminal, other):
                answer = await one.ask(reference="R1")
                assert (answer.reference, answer.data["no"]["code"]) == ("R1", "link-not-answered")
            world.exchange.fail_to_begin = False
            assert [(await one.ask()).outcome for one in (terminal, other)] == ["no record", "no record"]

    run(talk())


def test_what_comes_by_itself_is_sent_and_acknowledged(world: FakeWorld) -> None:
    async def talk() -> None:
        async with serving(world) as server:
            terminal = await signed_on(server)
            world.exchange.post(2, "DELAYED HIT")
            frame = await terminal.hear()
            assert (frame.outcome, frame.text, frame.reference) == ("delayed hit", "DELAYED HIT", "")
            terminal.say("ACK", f"NUM/{frame.data['number']}")
            await until(lambda: world.exchange.acknowledged == [frame.data["number"]])

    run(talk())


@pytest.mark.parametrize("fields", ["NUM/X", "NUM/-1", "NUM/1.NUM/2", "REM/1", "NUM/1234567890"])
def test_an_acknowledgment_of_nothing(world: FakeWorld, fields: str) -> None:
    async def talk() -> None:
        async with serving(world) as server:
            terminal = await signed_on(server)
            assert (await terminal.ask("ACK", fields)).data["no"]["code"] == "link-ack-number"

    run(talk())


@pytest.mark.parametrize("fields", ["DEV/TVP2", "TKN/right", "DEV/TVP2.TKN/right.REM/X", "DEV/TVP2.DEV/SMP1"])
def test_a_sign_on_with_other_fields(world: FakeWorld, fields: str) -> None:
    async def talk() -> None:
        async with serving(world) as server:
            terminal = await Terminal.open(server)
            no = (await terminal.ask("SON", fields)).data["no"]
            assert no["code"] == "link-sign-on-fields"
            assert "TKN/" in no["cure"]

    run(talk())


def test_signing_on_twice(world: FakeWorld) -> None:
    async def talk() -> None:
        async with serving(world) as server:
            terminal = await signed_on(server)
            assert (await terminal.sign_on("TVP2", "right")).data["no"]["code"] == "link-signed-on"

    run(talk())


def test_signing_off_answers_what_was_asked_first(world: FakeWorld) -> None:
    async def talk() -> None:
        async with serving(world) as server:
            terminal = await signed_on(server)
            world.exchange.gate.clear()
            terminal.say("QV", INQUIRY, reference="R1")
            terminal.say("SOF", "", reference="R2")
            await until(lambda: next(iter(server.links)).farewell)
            world.exchange.gate.set()
            assert (await terminal.hear()).reference == "R1"
            assert (await terminal.hear()).outcome == "signed off"
            assert await terminal.ended() == b""
            terminal.close()
            await free(world, "TVP2")
            assert world.exchange.signed_off == [("TVP2", "signed off")]

    run(talk())


def test_hanging_up_after_asking_still_gets_the_answers(world: FakeWorld) -> None:
    """A script that sends and closes its side, as `nc` does."""

    async def talk() -> None:
        async with serving(world) as server:
            terminal = await signed_on(server)
            world.exchange.gate.clear()
            terminal.say("QV", INQUIRY, reference="R1")
            terminal.writer.write_eof()
            await until(lambda: next(iter(server.links)).why != "the link broke")
            world.exchange.gate.set()
            assert (await terminal.hear()).reference == "R1"
            assert await terminal.ended() == b""
            await free(world, "TVP2")

    run(talk())


def test_a_terminal_that_breaks_off_mid_batch_is_signed_off_after_its_messages_are_done(world: FakeWorld) -> None:
    async def talk() -> None:
        async with serving(world) as server:
            terminal = await signed_on(server)
            world.exchange.gate.clear()
            for n in range(3):
                terminal.say("QV", INQUIRY, reference=f"R{n}")
                await taken(server, n + 1)
            next(iter(server.links)).transport.abort()  # as when the network resets it
            await until(lambda: not server.links)
            behind = asyncio.Event()
            server.desk.do(lambda: server.back(behind.set))
            await behind.wait()  # the desk works in order: a sign-off would be done by now
            assert world.signed_on() == {"TVP2"}
            world.exchange.gate.set()
            await free(world, "TVP2")
            assert len(world.exchange.answered) == 3

    run(talk())


def test_stopping_answers_what_was_taken_and_signs_everyone_off(world: FakeWorld) -> None:
    async def talk() -> None:
        async with serving(world) as server:
            terminal = await signed_on(server)
            world.exchange.gate.clear()
            terminal.say("QV", INQUIRY, reference="R1")
            await taken(server, 1)
            stopping = asyncio.create_task(server.stop(patience=5))
            assert (await terminal.hear()).data["no"]["code"] == "link-stopping"
            world.exchange.gate.set()
            assert (await terminal.hear()).reference == "R1"
            await terminal.ended()
            terminal.close()
            await stopping
            assert world.exchange.signed_off == [("TVP2", "link-stopping")]
            with pytest.raises(ConnectionRefusedError):
                await Terminal.open(server)

    run(talk())


def test_a_sign_off_that_fails_is_tried_again(world: FakeWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    async def talk() -> None:
        async with serving(world) as server:
            terminal = await signed_on(server)
            right, tries = world.exchange.sign_off, []

            def wrong_once(session: object, **more: object) -> None:
                tries.append(1)
                if len(tries) == 1:
                    raise RuntimeError("the database is away")
                right(session, **more)

            monkeypatch.setattr(world.exchange, "sign_off", wrong_once)
            terminal.close()
            await free(world, "TVP2")

    run(talk())


@pytest.mark.parametrize(
    ("host", "fine"), [("127.0.0.1", True), ("::1", True), ("0.0.0.0", False), ("10.0.0.1", False)]
)
def test_clear_text_stays_on_this_machine(world: FakeWorld, host: str, fine: bool) -> None:
    async def talk() -> None:
        server = LinkServer(world.exchange, Limits(), host, 0, clock=lambda: world.now)
        if not fine:
            with pytest.raises(Refused) as caught:
                await server.start()
            assert caught.value.code == "link-not-loopback"
            return
        try:
            await server.start()
        except OSError:
            pytest.skip(f"this machine has no {host}")
        await server.stop(0.1)

    run(talk())


def test_the_place_for_tls_is_kept(world: FakeWorld) -> None:
    """With a certificate the same server takes any address; without one of its own a handshake fails, and no more."""

    async def talk() -> None:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        server = LinkServer(world.exchange, Limits(), "0.0.0.0", 0, clock=lambda: world.now, tls=tls)
        await server.start()
        await server.stop(0.1)

    run(talk())


def test_limits_are_the_states_own_numbers() -> None:
    assert limits().idle_seconds == 300
    assert limits({"link.idle_seconds": 60}).idle_seconds == 60
    with pytest.raises(Refused):
        limits({"link.idle_seconds": 1})


def test_a_payload_is_never_split_or_joined(world: FakeWorld) -> None:
    """Many answers in one write are still one frame each."""

    async def talk() -> None:
        async with serving(world) as server:
            terminal = await signed_on(server)
            for n in range(50):
                terminal.say("QV", INQUIRY, reference=f"R{n}")
            heard = [await terminal.hear_bytes() for _ in range(50)]
            assert all(payload.count(wire.GS) == 1 for payload in heard)

    run(talk())


def test_new_lines_between_frames_are_passed_over(world: FakeWorld) -> None:
    async def talk() -> None:
        async with serving(world, frame_seconds=0.05) as server:
            one = await signed_on(server)
            asked = f"QV.IL1990200.R%d.TXT\r\n{INQUIRY}"
            for piece in ("\r\n\x02" + asked % 1 + "\x03\n\n\x02" + asked % 2 + "\x03\r", "\n"):
                one.send_bytes(piece.encode())
            assert [(await one.hear()).reference, (await one.hear()).reference] == ["R1", "R2"]
            await asyncio.sleep(0.15)
            assert (await one.ask()).outcome == "no record", "a new line begins no frame"

    run(talk())


def test_the_links_own_answers_tell_the_agencys_time_and_utc_in_the_data(world: FakeWorld) -> None:
    async def talk() -> None:
        async with serving(world) as server:
            one = await signed_on(server)
            world.exchange.signed_on[2].zone = "America/Chicago"
            answer = await _alive(one)
            assert answer.header[1] == "10:04 11/23/2026 00000"
            assert answer.data["at"] == "2026-11-23T16:04:00Z"
            unknown = await Terminal.open(server)
            unknown.send_bytes(b"\x02\x01\x03")
            assert (await unknown.hear()).header == ("ER.LEADS", "16:04 11/23/2026 00000", "16:04 11/23/2026 00000 -")

    run(talk())


async def _alive(one: Terminal) -> AnswerFrame:
    one.send_bytes(b"\x02PNG.IL1990200.P1.TXT\x03")
    return await one.hear()
