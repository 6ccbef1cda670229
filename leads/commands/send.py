"""`leads send`: one message over a real link, as a terminal sends it, and its answer."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import Annotated

import orjson
import typer

from leads.client import Client, LinkEnded, NoAnswer
from leads.commands.common import DataOption, ready
from leads.messages.wire import AnswerFrame
from leads.rules.refused import Refused

DEMO_USER = "demo.operator"


def register(app: typer.Typer) -> None:
    """Adds the command to the table of commands."""
    app.command("send")(send)


def send(  # noqa: PLR0917 (a command's options)
    key: Annotated[str, typer.Argument(help="The message key, such as QV.")],
    fields: Annotated[list[str], typer.Argument(help="Fields as CODE/VALUE, such as LIC/TST1234.")],
    user: Annotated[str, typer.Option(help="Who sends; needed without a token.")] = "",
    device: Annotated[str, typer.Option(help="The device's mnemonic.")] = "",
    ori: Annotated[str, typer.Option(help="The agency's ORI; by default the device's own.")] = "",
    token_file: Annotated[
        Path | None, typer.Option(help="A file with a one-time token (leads sign-on); or LEADS_TOKEN holds it.")
    ] = None,
    host: Annotated[str, typer.Option(help="Where the switch is.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Its port for terminal links.")] = 4240,
    as_json: Annotated[bool, typer.Option("--json", help="Print the structured form.")] = False,
    data: DataOption = None,
) -> None:
    """Send one message as a terminal would, and show the answer. Exit code: 0, or 2 when the answer is a no.

    In a fictional state no token is needed. Example: leads send QV LIC/TST1234 LIS/IL
    """
    pairs = [_pair(one) for one in fields]
    who = who_sends(user, device, ori, token_file, data)
    try:
        frame = asyncio.run(_ask(host, port, who, key.upper(), pairs))
    except ConnectionRefusedError:
        raise no_switch(host, port) from None
    except (LinkEnded, NoAnswer) as error:
        raise Refused("no-answer", f"No answer: {error}.", None, "Send it again.") from error
    typer.echo(orjson.dumps(frame.data, option=orjson.OPT_INDENT_2).decode() if as_json else frame.text)
    sys.exit(2 if frame.outcome == "refused" else 0)


def _pair(words: str) -> tuple[str, str]:
    code, slash, value = words.partition("/")
    if not slash:
        raise Refused(
            "not-a-field", f"{words} is no field.", None, "Write a code, a slash and a value.", None, "LIC/TST1234"
        )
    return code.upper(), value


async def _ask(host: str, port: int, who: tuple[str, str, str], key: str, pairs: list[tuple[str, str]]) -> AnswerFrame:
    async with Client.connect(host, port, first=first_words()) as link:
        await link.sign_on(*who)
        answer = await link.ask_pairs(key, pairs)
        await link.sign_off()
        return answer


def first_words() -> bytes:
    """What a switch behind a proxy expects first from a terminal of this machine; b"" where none is."""
    from leads.switch.link import proxy_protocol

    return proxy_protocol.OURSELVES if proxy_protocol.expected() else b""


def no_switch(host: str, port: int) -> Refused:
    """Why nothing was sent: nobody listens there."""
    return Refused("no-switch", f"Nobody serves links at {host}:{port}.", None, "Start LEADS: leads up")


def who_sends(user: str, device: str, ori: str, token_file: Path | None, data: Path | None) -> tuple[str, str, str]:
    """ORI, device and token of whoever sends at this machine; asks for password and code where no token is given."""
    token = token_file.read_text().strip() if token_file else os.environ.get("LEADS_TOKEN", "")
    if not token or not device or not ori:
        with ready(data) as opened:
            return _sender(opened.paths.demo.exists(), user, device, token)
    return ori, device, token


def _sender(demo: bool, user: str, device: str, token: str) -> tuple[str, str, str]:
    """ORI, device and token: what was not given comes from the database, the token after password and code.

    Only in a fictional state, marked as one by its data directory, does a token come without proof.
    """
    from leads.api import proof
    from leads.people.models import Person
    from leads.standing.snapshot import current
    from leads.switch.housekeeping import database_now

    user = user or (DEMO_USER if demo else "")
    person = Person.objects.filter(user_id=user).first()
    if not token and not demo:
        password = typer.prompt("Password", hide_input=True, err=True)
        person = proof.prove(user, password, typer.prompt("Code", hide_input=True, err=True), "", database_now())
    if person is None and not token:
        raise _unknown_sender("person", user, "--user")
    device = device.upper() or (_free_device(person) if person else "")
    held = current().agencies
    found = next((one for one in held.devices.values() if one.mnemonic == device), None)
    if found is None:
        raise _unknown_sender("device", device, "--device")
    if not token and person is not None:
        token = proof.token_for(person, device, database_now())
    return held.agencies[found.agency_id].ori, device, token


def _unknown_sender(kind: str, name: str, option: str) -> Refused:
    if name:
        return Refused("who-sends", f"LEADS knows no {kind} {name}.", None, f"Check {option}.", option.strip("-"))
    return Refused("who-sends", f"No {kind} is named to send this.", None, f"Name one with {option}.")


def _free_device(person: object) -> str:
    """A device of the person's agency that nobody is signed on at."""
    from leads.agencies.models import Device
    from leads.people.models import LinkSession, Person

    assert isinstance(person, Person)
    taken = LinkSession.objects.filter(ended_at=None).values("device_id")
    free = Device.objects.filter(agency_id=person.agency_id, withdrawn_at=None, approved_at__isnull=False)
    found = free.exclude(pk__in=taken).order_by("-kind", "-mnemonic").first()  # a terminal sooner than a browser seat
    return found.mnemonic if found else ""
