"""`leads suspend`, `served`, `lift`: the Director's suspension of an agency, its notice, its lifting. 1240.110(c)."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from leads.commands.common import DataOption, ready, say
from leads.commands.who import AsOption, proved
from leads.rules.refused import Refused

if TYPE_CHECKING:
    from leads.agencies.models import Agency
    from leads.ledger.actor import Actor
    from leads.oversight.models import SuspensionOrder
    from leads.oversight.sanctions import Done


def register(app: typer.Typer) -> None:
    """Adds the commands to the table of commands."""
    app.command("suspend")(suspend)
    app.command("served")(served)
    app.command("lift")(lift)


def suspend(
    ori: Annotated[str, typer.Argument(help="The agency, such as IL1990100.")],
    *,
    service: Annotated[list[str], typer.Option(help="A service or part: files, files.inquire, messages …; repeat.")],
    violation: Annotated[list[str], typer.Option(help='"1240.80(c)=what was done"; repeat for more.')],
    ground: Annotated[str, typer.Option(help="Why it could not wait: integrity, safety or law.")],
    hearing: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="The day, at most ten days from now.")],
    as_: AsOption = "",
    place: Annotated[str, typer.Option(help="Hour and place of the hearing.")] = "",
    notice: Annotated[Path | None, typer.Option(help="Write the notice there, as a PDF.")] = None,
    data: DataOption = None,
) -> None:
    """Suspend services of an agency at once: in force with its next message, on every terminal.

    Example: leads suspend IL1990100 --service files.inquire --violation "1240.80(c)=Sold data." --ground integrity
    --hearing 2026-12-01 --as director.vane
    """
    with ready(data):
        done = _order(
            ori, as_, services=service, violations=violation, ground=ground, hearing=hearing.date(), place=place
        )
        order = done.order
        if notice is not None:
            notice.write_bytes(order.notice)
        typer.echo(f"{order.number}: {', '.join(service)} of {order.agency} suspended. Hearing {order.hearing_on}.")
        _say_if_nobody_was_told(done)


def lift(
    number: Annotated[str, typer.Argument(help="The order, such as S-2026-0001.")],
    reason: Annotated[str, typer.Option("--for", help='"emergency" or "public safety".')],
    why: Annotated[str, typer.Option(help="What the need is, in a sentence.")],
    as_: AsOption = "",
    data: DataOption = None,
) -> None:
    """Give an agency its suspended services back: they work with its next message.

    Example: leads lift S-2026-0001 --for emergency --why "Flood in Example City." --as director.vane
    """
    with ready(data):
        done = _lift(number, reason, why, as_)
        order = done.order
        typer.echo(f"{order.number}: lifted for {order.lifted_for}. {_back(done)}")
        _say_if_nobody_was_told(done)


def served(
    number: Annotated[str, typer.Argument(help="The order, such as S-2026-0001.")],
    *,
    to: Annotated[str, typer.Option(help="Who of the agency took the notice, by name.")],
    how: Annotated[str, typer.Option(help="hand, mail or telephone.")],
    as_: AsOption = "",
    at: Annotated[str, typer.Option(help="When, with zone: 2026-11-23T11:20-06:00; now, if left out.")] = "",
    data: DataOption = None,
) -> None:
    """Record that the notice of a suspension was served on somebody of the agency.

    Example: leads served S-2026-0001 --to "Chief Rosa Ames" --how hand --as director.vane
    """
    with ready(data):
        from leads.oversight.notified import serve
        from leads.switch.housekeeping import database_now

        found, now = _found(number), database_now()
        by = proved(as_, now)
        try:
            serve(found, to=to, how=how, at=_moment(at) if at else now, by=by, now=now)
        except Refused as refused:
            _note(refused, by, f"agency:{found.agency.ori}", now)
            raise
        typer.echo(f"{found.number}: recorded as served on {to.strip()}.")


def _moment(typed: str) -> datetime:
    try:
        found = datetime.fromisoformat(typed)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise Refused(
            "served-when",
            f"{typed!r} is no moment.",
            "1240.110(c)",
            "Give day, hour and zone.",
            "at",
            "2026-11-23T11:20-06:00",
        )
    return found


def _back(done: Done) -> str:
    """What the agency has back, and what other orders keep."""
    from leads.oversight import notices

    back, others = notices.given_back(done.order), notices.by_others(done.order)
    has = f"{done.order.agency} has back: {', '.join(back) or 'nothing'}."
    return has + "".join(f" Still suspended by {number}: {name}." for number, name in others)


def _say_if_nobody_was_told(done: Done) -> None:
    if not done.told:
        say(f"{done.order.agency} has no device connected: nobody there was told. Tell its head yourself,")
        say(f"and record it: leads served {done.order.number} --to NAME --how hand --as YOU")


def _order(
    ori: str, user: str, *, services: list[str], violations: list[str], ground: str, hearing: date, place: str
) -> Done:
    from leads.oversight import sanctions
    from leads.switch.housekeeping import database_now

    agency, now = _agency(ori), database_now()
    by = proved(user, now)
    try:
        return sanctions.suspend_at_once(
            agency,
            services=services,
            violations=[_violation(one) for one in violations],
            ground=ground,
            hearing_on=hearing,
            hearing_at_place=place,
            by=by,
            now=now,
        )
    except Refused as refused:
        _note(refused, by, f"agency:{agency.ori}", now)
        raise


def _lift(number: str, reason: str, why: str, user: str) -> Done:
    from leads.oversight import sanctions
    from leads.switch.housekeeping import database_now

    found, now = _found(number), database_now()
    by = proved(user, now)
    try:
        return sanctions.lift(found, for_=reason, why=why, by=by, now=now)
    except Refused as refused:
        _note(refused, by, f"agency:{found.agency.ori}", now)
        raise


def _found(number: str) -> SuspensionOrder:
    from leads.oversight.models import SuspensionOrder

    found = SuspensionOrder.objects.filter(number=number.upper()).first()
    if found is None:
        raise Refused("no-such-order", f"There is no order {number}.", None, "Look the number up on the notice.")
    return found


def _agency(ori: str) -> Agency:
    from leads.agencies.models import Agency

    found = Agency.objects.filter(ori=ori.upper()).first()
    if found is None:
        raise Refused("no-such-agency", f"No agency has the ORI {ori}.", None, "Check it.", "ori", "IL1990100")
    return found


def _violation(text: str) -> tuple[str, str]:
    """ "1240.80(c)=words" as clause and words; words alone name no clause."""
    clause, parted, words = text.partition("=")
    return (clause.strip(), words.strip()) if parted else ("", text.strip())


def _note(refused: Refused, by: Actor, subject: str, now: datetime) -> None:
    from django.db import transaction

    from leads.ledger.record import record

    with transaction.atomic():
        record(
            "oversight:suspension:refused",
            now=now,
            by=by,
            subject=subject,
            outcome="refused",
            clause=refused.clause or "",
            data={"code": refused.code},
        )
