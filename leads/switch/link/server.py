"""The terminals' door: sockets, time-outs, and the hand-over of everything that waits to the exchange.

asyncio stops here. All messages that wait, over all links of this process, are answered as one batch in the loop's
own thread; meanwhile the next gathers in the sockets, so there is no timer, a lone message does not wait, and nothing
shares Python's lock. A node runs as many of these processes as it has processors. Everything that is not a message
goes through the desk.
"""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import logging
import resource
import socket
import ssl
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from datetime import datetime
from functools import partial
from typing import Any, Protocol

from leads.messages import wire
from leads.rules.refused import Refused
from leads.switch.exchange.waiting import PAUSE, Waiting
from leads.switch.link import refusals as link_answers
from leads.switch.link.desk import Desk, KnowsWhoIsThere
from leads.switch.link.limits import Limits
from leads.switch.link.link import CLOSING, Link
from leads.switch.link.places import Places
from leads.switch.link.sweep import LINGER, sweep

log = logging.getLogger(__name__)
Then = Callable[..., Any]
BACKLOG = 4096


class Begun(Protocol):
    """A batch on its way: `step` says False while the database is away; `payloads` are all there once it said True."""

    def step(self, now: datetime) -> bool: ...
    def payloads(self) -> list[bytes]: ...


class AnswersMessages(Protocol):
    """What a link server needs of the exchange."""

    @property
    def presence(self) -> KnowsWhoIsThere: ...
    def begin(self, batch: list[Waiting]) -> Begun: ...


class LinkServer:
    """Serves terminals on one address until it is stopped.

    `clock` gives the time at the edge, aware and in UTC. `listening` is a socket that somebody has bound already, such
    as one of several on one port. `threads` answers batches beside the loop, for an exchange that makes it wait.
    `proxied` where a proxy in front says first where each link comes from.
    """

    def __init__(
        self,
        exchange: AnswersMessages,
        limits: Limits,
        host: str,
        port: int,
        *,
        clock: Callable[[], datetime],
        tls: ssl.SSLContext | None = None,
        listening: socket.socket | None = None,
        threads: int = 0,
        proxied: bool = False,
    ) -> None:
        self.exchange, self.limits, self.clock, self.tls = exchange, limits, clock, tls
        self.listening, self.proxied = listening, proxied
        self._workers = ThreadPoolExecutor(threads, "leads-batch") if threads else None
        self._free = threads or 1
        self._context = copy_context()  # of all batches: Django keeps a connection for each context of a loop
        self.host, self.port = host, port
        self.links: set[Link] = set()
        self.places = Places(limits)
        self._gathered: list[Waiting] = []
        self._of: list[Link] = []  # the link of each gathered message
        self._called = False
        self.stopping = False
        self.desk: Desk

    # Start and stop

    async def start(self) -> None:
        """Begins to take links. Raises Refused, code link-not-loopback, for an open address without TLS."""
        if self.tls is None and not _loopback(self.host):
            raise Refused(
                "link-not-loopback",
                f"Terminals may not reach {self.host} in clear text.",
                cure="Bind to 127.0.0.1 and put a TLS proxy in front of it.",
            )
        self.loop = asyncio.get_running_loop()
        self.desk = Desk(self, self.exchange.presence)
        _raise_file_limit(self.limits.connections + 256)
        where = {"sock": self.listening} if self.listening else {"host": self.host, "port": self.port}
        self._server = await self.loop.create_server(
            partial(Link, self),
            ssl=self.tls,
            backlog=BACKLOG,
            **where,
        )
        self.port = self._server.sockets[0].getsockname()[1]
        self.desk.listen()
        self._sweeper = self.loop.create_task(sweep(self, self.desk))

    async def stop(self, patience: float = 30.0) -> None:
        """Takes no more links, answers everything that was taken, says goodbye, signs everyone off."""
        self.stopping = True
        self._server.close()
        self._sweeper.cancel()
        for link in tuple(self.links):
            link.cut("link-stopping")
        deadline = self.loop.time() + patience
        while self.links and self.loop.time() < deadline:
            late = self.loop.time() > deadline - patience + min(LINGER, patience / 2)
            for link in tuple(self.links):
                if not link.pending and (late or link.transport.is_closing()):
                    link.transport.abort()
            await asyncio.sleep(0.01)
        if self._workers:
            await self.loop.run_in_executor(None, self._workers.shutdown)
        await self.loop.run_in_executor(None, self.desk.shutdown)

    # Links come and go

    def arrived(self, link: Link) -> None:
        """A connection: room for it, or one sentence. It is known where it comes from, or will be told."""
        if self.stopping:
            self._turn_away(link, "link-stopping")
            return
        goes = self.places.came(link, len(self.links))
        if goes is link:
            self._turn_away(link, "link-full", self.limits.connections)
            return
        self.links.add(link)
        if goes is not None:
            self._turn_away(goes, "link-gave-way")
        if link.address:
            self.came_from(link)

    def came_from(self, link: Link) -> None:
        """The address of a link is known: of so many from there that are not signed on, the oldest gives way."""
        if (goes := self.places.told(link)) is not None:
            self._turn_away(goes, "link-gave-way")

    def looked_at(self, link: Link, refused: bool = False) -> None:
        """A sign-on is being looked at: meanwhile its link does not give way. Once it was refused, it may again."""
        if refused:
            self.places.again(link)
        else:
            self.places.settled(link)

    def _turn_away(self, link: Link, code: str, limit: int | None = None) -> None:
        """One sentence, and no time to read it: its place is free at once."""
        link.state, link.why = CLOSING, code
        self.places.settled(link)
        self.desk.turned_away += 1
        why = link_answers.no(code, limit)
        said = link_answers.refusal(b"", why, now=self.clock(), to="-", unsolicited=True)
        if not link.transport.is_closing():
            link.transport.write(wire.STX + said + wire.ETX)
            link.transport.close()

    def left(self, link: Link) -> None:
        """A connection is gone. What was taken from it is still done; then its person is signed off."""
        self.links.discard(link)
        self.places.settled(link)
        if not link.pending:
            self.desk.sign_off(link)

    # Batches

    def gather(self, link: Link, waiting: Waiting) -> None:
        """Puts a message into the next batch, or behind its link's others if those are away."""
        if link.away:
            link.waiting.append(waiting)
            return
        self._gathered.append(waiting)
        self._of.append(link)
        if not self._called and self._free:
            self._called = True
            self.loop.call_soon(self._hand_over)

    def gather_all(self, link: Link) -> None:
        """Puts what came while a link's messages were away into the next batch."""
        behind, link.waiting = link.waiting, []
        for waiting in behind:
            self.gather(link, waiting)

    def _hand_over(self) -> None:
        self._called = False
        if not self._gathered or not self._free:
            return
        batch, of = self._gathered, self._of
        self._gathered, self._of = [], []
        self._free -= 1
        for link in of:
            link.away = True
        try:
            begun = self.exchange.begin(batch)
        except Exception:
            self._answered(self._not_answered(batch), of)  # a bug; the links go on, and so does the next batch
        else:
            self._step(begun, batch, of)

    def _step(self, begun: Begun, batch: list[Waiting], of: list[Link]) -> None:
        """Answers what can be answered now; while the database is away, the loop goes on and comes back to it."""
        if self._workers:
            self._workers.submit(self._answer, begun, batch, of, self.back)
        else:
            self._answer(begun, batch, of, lambda what, *values: what(*values))

    def _answer(self, begun: Begun, batch: list[Waiting], of: list[Link], then: Then) -> None:
        """The one place where messages meet their meaning."""
        try:
            if not self._context.run(begun.step, self.clock()):
                then(self.loop.call_later, PAUSE, self._step, begun, batch, of)
                return
            answers = begun.payloads()
            if len(answers) != len(batch):
                raise RuntimeError(f"{len(answers)} answers to {len(batch)} messages")
        except Exception:
            answers = self._not_answered(batch)
        then(self._answered, answers, of)

    def _not_answered(self, batch: list[Waiting]) -> list[bytes]:
        """What is said where LEADS itself failed; the caller is handling that error."""
        log.exception("a batch of %s failed", len(batch))
        why, now = link_answers.no("link-not-answered"), self.clock()
        return [link_answers.refusal(one.raw, why, now=now, to=one.session.ori) for one in batch]

    def _answered(self, answers: list[bytes], of: list[Link]) -> None:
        self._free += 1
        for link, answer in zip(of, answers, strict=True):
            link.out.append(answer)
        for link in of:
            if link.out:
                link.answered()
                if link not in self.links and not link.pending:
                    self.desk.sign_off(link)
        if self._gathered and not self._called:
            self._hand_over()

    def back(self, what: Callable[..., None], *values: object) -> None:
        """From another thread: does something on the loop's thread, soon."""
        with contextlib.suppress(RuntimeError):  # the loop has ended
            self.loop.call_soon_threadsafe(what, *values)


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _raise_file_limit(wanted: int) -> None:
    """A link is an open file: asks the system for enough of them, as far as it allows."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < wanted:
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most), hard))
