"""A seat has so many streams at once and no more: the oldest gives way, and other seats notice nothing."""

from __future__ import annotations

from leads.console.terminal import stream
from tests.console.test_asgi import run


def test_a_page_opened_again_and_again_holds_so_many_streams() -> None:
    """Each was kept for as long as its connection, with a look at the database every fifteen seconds."""

    async def talk() -> None:
        other = stream._begun(2)
        bells = [stream._begun(1) for _ in range(stream.MOST + 20)]
        assert [one.gives_way for one in bells] == [True] * 20 + [False] * stream.MOST
        assert all(one.is_set() for one in bells[:20]), "woken, to end"
        assert not other.gives_way
        assert len(stream._of_seat[1]) == stream.MOST
        for one in bells:
            stream._ended(1, one)
        stream._ended(2, other)
        assert not stream._of_seat
        assert not stream._rung & {other, *bells}

    run(talk())


def test_a_page_that_gave_way_asks_again_much_later() -> None:
    assert int(stream.LATER.partition(b"retry: ")[2].split(b"\n")[0]) >= 60_000
