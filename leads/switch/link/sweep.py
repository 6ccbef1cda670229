"""The link's clock: one pass over all links a few times in the shortest limit; what is late is cut."""

from __future__ import annotations

import asyncio

from leads.switch.link import refusals as link_answers
from leads.switch.link.desk import Desk
from leads.switch.link.link import CLOSING, NEW, ON, Link, Serves

ALIVE = 10.0  # seconds between two looks at whether sessions were ended elsewhere
LINGER = 5.0  # seconds a terminal has to read our last words


async def sweep(server: Serves, desk: Desk) -> None:
    """Runs until it is cancelled. The longest a link outlives its limit is one pause."""
    limits = server.limits
    pause = min(1.0, limits.frame_seconds / 4, limits.sign_on_seconds / 4, limits.idle_seconds / 4)
    asked = server.loop.time()
    while True:
        await asyncio.sleep(pause)
        now = server.loop.time()
        for link in tuple(server.links):
            _check(link, now)
        desk.note_the_many()
        if now - asked > ALIVE:
            asked = now
            desk.keep_alive()


def _check(link: Link, now: float) -> None:
    """Cuts a link that has waited too long for its own next step."""
    limits = link.server.limits
    if link.state == CLOSING:
        if now - link.since > LINGER and not link.pending:
            link.transport.abort()
    elif link.stuck:
        if now - link.since > limits.frame_seconds:
            link.cut("link-not-reading")
    elif link.rest and not link.held and now - link.began > limits.frame_seconds:
        link.cut("link-frame-not-ended", limits.frame_seconds)
    elif link.state == NEW:
        if now - link.since > limits.sign_on_seconds:
            link.cut("link-sign-on-late", limits.sign_on_seconds)
    elif link.state == ON and not link.pending:
        _check_silence(link, now)


def _check_silence(link: Link, now: float) -> None:
    """A silent terminal is asked for a sign of life; one that stays silent is cut, so that its device is free.

    It is asked however late this looks: a machine that stood still cuts nobody who was not asked.
    """
    limits = link.server.limits
    silent = now - link.heard
    if silent > limits.idle_seconds and link.since <= link.heard:
        link.since = now
        ori = link.session.ori if link.session else "-"
        link.send([link_answers.still_there(ori, link.here())])
    elif silent > limits.idle_seconds + limits.frame_seconds and now - link.since > limits.frame_seconds:
        link.cut("link-silent", limits.idle_seconds)
