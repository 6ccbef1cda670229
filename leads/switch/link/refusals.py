"""What the link itself says, as opposed to the exchange: sign-on, heartbeats, and why a link is cut. One table.

These answers carry the output number 0: they are not counted and not kept, for nothing in them is lost with them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from leads.messages import wire
from leads.rules.refused import Refused
from leads.switch.exchange.answer import told

if TYPE_CHECKING:
    from leads.people.sign_on import Session

SON_EXAMPLE = "SON.IL1990200.R1.TXT DEV/TVP2.TKN/the-token"


class LinkRefusal(NamedTuple):
    """A reason of the link: its sentence, its cure, and whether the link is cut for it."""

    sentence: str
    cure: str
    cut: bool


# {limit} is the figure that was passed, where there is one.
LINK_REFUSALS: dict[str, LinkRefusal] = {
    "link-sign-on-first": LinkRefusal(
        "Nothing was done: this link is not signed on yet.", f"Sign on first: {SON_EXAMPLE}", False
    ),
    "link-signed-on": LinkRefusal(
        "Nothing was done: this link is signed on already.", "Sign off with SOF, then connect again.", False
    ),
    "link-sign-on-fields": LinkRefusal(
        "A sign-on has exactly two fields, the device and its one-time token.", f"Send {SON_EXAMPLE}", False
    ),
    "link-ack-number": LinkRefusal(
        "An ACK has one field, the output number that is acknowledged.", "Send ACK with NUM/ and the number.", False
    ),
    "link-not-answered": LinkRefusal(
        "The system failed before this message was answered; what became of it is not known.",
        "Send the same message again under the same reference: it is done once, and you get its answer.",
        False,
    ),
    "link-outside-frame": LinkRefusal(
        "There are characters outside a frame, so nothing on this link can be trusted to begin where it should.",
        "Begin each message with STX (hexadecimal 02), end it with ETX (03), and send nothing in between.",
        True,
    ),
    "link-frame-too-long": LinkRefusal(
        "A frame is longer than {limit} bytes.", "Connect again; split the message or shorten its text.", True
    ),
    "link-frame-not-ended": LinkRefusal(
        "A frame was begun and not ended within {limit} seconds.", "Connect again; send each message at once.", True
    ),
    "link-sign-on-late": LinkRefusal(
        "No sign-on came within {limit} seconds.", "Connect again when a token is at hand, and sign on at once.", True
    ),
    "link-sign-on-tries": LinkRefusal(
        "This link was refused {limit} times before it was signed on.", "Get a new token, then connect again.", True
    ),
    "link-silent": LinkRefusal(
        "The link was silent for {limit} seconds and did not answer when asked for a sign of life.",
        "Connect again; send PNG at least every few minutes, and answer each PNG.",
        True,
    ),
    "link-not-reading": LinkRefusal(
        "The terminal does not read its answers.", "Connect again and send again what was not answered.", True
    ),
    "link-session-over": LinkRefusal(
        "This session was ended by LEADS: its person or its device may not be here now, or the device was taken over.",
        "Get a new token, then connect again. Whoever may not is told why.",
        True,
    ),
    "link-full": LinkRefusal(
        "This node carries {limit} links already, which is its limit.", "Try another node, or again in a minute.", True
    ),
    "link-gave-way": LinkRefusal(
        "There are more links than places here, and this one had waited longest without a sign-on: it gives way.",
        "Connect again when a token is at hand, and sign on at once.",
        True,
    ),
    "link-no-address": LinkRefusal(
        "The proxy in front of this port did not say where this link comes from.",
        "Let it send the PROXY protocol, or start LEADS without LEADS_LINK_PROXY.",
        True,
    ),
    "link-stopping": LinkRefusal(
        "LEADS is being stopped here. Everything that was taken has been answered.",
        "Connect again in a minute, or to another node.",
        True,
    ),
}


def no(code: str, limit: float | None = None) -> Refused:
    """A reason of the link as the refusal that a terminal reads; `limit` is the figure in its sentence."""
    sentence, cure, _cut = LINK_REFUSALS[code]
    return Refused(code, sentence.replace("{limit}", f"{limit:g}" if limit is not None else "?"), cure=cure)


def refusal(raw: bytes, why: Refused, *, now: datetime, to: str, unsolicited: bool = False) -> bytes:
    """The answer to a message that got no further than the link, under the message's own reference if it has one."""
    key, ori, reference = wire.header_of(raw)
    why = _with_its_example(why, key)
    text = wire.refusal_text(why)
    return told((key, ori or "LEADS", reference), "refused", text, now=now, to=to, no=why, unsolicited=unsolicited)


def signed_on(session: Session) -> str:
    """Who the link now works for, in words."""
    level = "full" if session.level == "full" else "less than full"
    return f"Signed on: {session.user_id} at {session.mnemonic}, {session.ori}, {level} access."


def still_there(ori: str, now: datetime) -> bytes:
    """A question to a silent terminal; any message answers it, PNG is the shortest."""
    text = "Still there? Any message will do."
    return told(("PNG", ori, ""), "alive", text, now=now, to=ori, unsolicited=True)


def _with_its_example(why: Refused, key: str) -> Refused:
    """A refused sign-on is cured by a right sign-on, not by a right inquiry."""
    if key != "SON" or why.example != wire.EXAMPLE:
        return why
    return replace(why, example=SON_EXAMPLE)
