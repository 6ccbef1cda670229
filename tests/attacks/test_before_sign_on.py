"""Nothing but a sign-on is taken from somebody who has not said who they are."""

from tests.switch.serving import Terminal, World, noted, run, serving, unharmed


def test_a_message_before_sign_on(world: World) -> None:
    async def talk() -> None:
        async with serving(world) as server, unharmed(world, server):
            attacker = await Terminal.open(server)
            for key, fields in [
                ("QV", "LIC/TST1234"),
                ("EV", "LIC/TST1234"),
                ("ACK", "NUM/1"),
                ("SOF", ""),
                ("PNG", ""),
            ]:
                answer = await attacker.ask(key, fields)
                assert (answer.outcome, answer.data["no"]["code"]) == ("refused", "link-sign-on-first")
            assert (await attacker.hear()).data["no"]["code"] == "link-sign-on-tries"
            await attacker.ended()
            await noted(world, "link-sign-on-first")

    run(talk())


def test_messages_sent_together_with_the_sign_on_wait_for_it(world: World) -> None:
    async def talk() -> None:
        async with serving(world) as server:
            eager = await Terminal.open(server)
            son = f"\x02SON.IL1990200.A1.TXT\r\nDEV/TVP2.TKN/{world.token('TVP2')}\x03"
            eager.send_bytes((son + "\x02QV.IL1990200.A2.TXT\r\nLIC/TST1234.LIS/IL\x03").encode())
            assert (await eager.hear()).outcome == "signed on"
            assert (await eager.hear()).reference == "A2"

    run(talk())


def test_messages_sent_together_with_a_refused_sign_on_are_refused(world: World) -> None:
    async def talk() -> None:
        async with serving(world) as server:
            eager = await Terminal.open(server)
            son = "\x02SON.IL1990200.A1.TXT\r\nDEV/TVP2.TKN/wrong\x03"
            eager.send_bytes((son + "\x02QV.IL1990200.A2.TXT\r\nLIC/TST1234.LIS/IL\x03").encode())
            assert (await eager.hear()).data["no"]["code"] == "token-unknown"
            assert (await eager.hear()).data["no"]["code"] == "link-sign-on-first"

    run(talk())
