"""`leads demo`: makes a fictional state once, shows who can enter it and what to try, and starts it with --up."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated

import typer

from leads.commands.common import DataOption, Opened, ready
from leads.database.paths import Paths, resolved
from leads.rules.refused import Refused

if TYPE_CHECKING:
    from leads.demo.state import Counts, Tell

ROLES = {
    "demo.operator": "operator",
    "demo.second": "second operator",
    "demo.coordinator": "coordinator",
    "demo.admin": "LEADS Administrator",
    "demo.director": "Director",
}
WHY = {"demo.second": "; to check what the operator entered"}
LINKS = 4240  # the port for terminal links that `leads send` tries


def register(app: typer.Typer) -> None:
    """Adds the command to the table of commands."""
    app.command("demo")(demo)


def demo(  # noqa: PLR0917 (a command's options)
    data: DataOption = None,
    up: Annotated[bool, typer.Option("--up", help="Start it, and print how to enter.")] = False,
    persons: Annotated[int, typer.Option(min=0, help="Wanted persons.")] = 20_000,
    vehicles: Annotated[int, typer.Option(min=0, help="Stolen vehicles.")] = 30_000,
    seed: Annotated[int, typer.Option(help="Another number gives another state, the same each time.")] = 1240,
    fresh: Annotated[bool, typer.Option("--fresh", help="Drop the fictional state that is there; asks first.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    host: Annotated[str, typer.Option(help="The address to serve; this machine only.")] = "127.0.0.1",
    links: Annotated[int, typer.Option(min=1, max=65535, help="The port for terminal links.")] = LINKS,
    console: Annotated[int, typer.Option(min=1, max=65535, help="The port for browsers.")] = 8240,
) -> None:
    """Make a fictional state to try LEADS with: invented agencies, people, plates and warrants.

    Above 100,000 records the steps of each record's life are left out. Example: leads demo --up
    """
    paths = resolved(data)
    with ready(paths.data, demo=True, looks=fresh) as opened:  # what is dropped may be older than its heads
        if fresh:
            _drop(opened, yes)
        made = _make(seed, vehicles, persons)
        shown = _links(f"http://{host}:{console}") if up else ""
        program = _program(host, links, console, data) if up else ""
    _what_to_try(paths, made, (shown, program), _options(data, links))
    if up:
        from leads.commands.up import up as start

        start(data=paths.data, host=host, links=links, console=console)


def _drop(opened: Opened, yes: bool) -> None:
    from leads.commands.common import set_up
    from leads.demo.fresh import drop_state
    from leads.demo.state import is_made
    from leads.ledger.goes_on import must_go_on

    if not is_made():
        must_go_on(opened.paths)
        return
    if not yes and not (sys.stdin.isatty() and typer.confirm(f"Drop the fictional state in {opened.paths.data}?")):
        raise Refused("not-dropped", "Nothing was dropped.", None, "Add --yes to drop it without a question.")
    drop_state()
    shutil.rmtree(opened.paths.heads, ignore_errors=True)  # of a ledger that is gone
    opened.paths.installation.unlink(missing_ok=True)
    set_up(opened, owner=True, makes=True)


def _make(seed: int, vehicles: int, persons: int) -> str:
    """Makes the state unless it is there; a line about it."""
    from leads.demo.state import Size, is_made, make_state

    if is_made():
        return "The fictional state is there already; --fresh makes it anew."
    began = monotonic()
    with _bar() as tell:
        counts = make_state(_now(), seed, Size(vehicles=vehicles, persons=persons), tell)
    return _words(counts, monotonic() - began)


def _words(counts: Counts, seconds: float) -> str:
    return (
        f"Made {counts.agencies:,} agencies, {counts.devices:,} devices, {counts.people:,} people and "
        f"{counts.records:,} hot file records with {counts.keys:,} keys in {seconds:.1f} s "
        f"({counts.records / seconds:,.0f} records a second)."
    )


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


@contextmanager
def _bar() -> Iterator[Tell]:
    """A progress bar for the person who waits; gives what `make_state` tells it to."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("fictional state", total=None)

        def tell(what: str, done: int, of: int) -> None:
            progress.update(bar, description=what, completed=done, total=of or None)

        yield tell


def _links(address: str) -> str:
    """A one-time way in for each account, as lines."""
    from leads.console.door.sign_in import make_demo_link
    from leads.people.models import Person

    lines = []
    for user_id, role in ROLES.items():
        person = Person.objects.select_related("agency").get(user_id=user_id)
        path = make_demo_link(person, _now())
        who = f"{person.full_name}, {user_id}, {person.agency.name}{WHY.get(user_id, '')}"
        lines.append(f"  {role:<20}{address}{path}\n  {'':<20}{who}")
    return "\n".join(lines)


def _program(host: str, links: int, console: int, data: Path | None) -> str:
    """How a vendor's program gets in: where it connects, as whom, and how it comes to a token, as lines."""
    from leads.demo.vendor import way_in

    way, more = way_in(_now()), f" --data {data}" if data else ""
    lines = [
        f"  terminal link       {host}:{links}, agency {way.ori}, device {way.device} (docs/link.md)",
        f"  a token for it      leads sign-on --user {way.user} --device {way.device}{more}",
        f"  over HTTP           http://{host}:{console}/api/ (docs/api.md), where a token comes for",
        f"                      user {way.user}, password {way.password}",
        f"                      and the code of an authenticator app with the key {way.key}",
    ]
    return "\n".join(lines)


def _options(data: Path | None, links: int) -> str:
    """What has to be added to another command, so that it finds this state."""
    return (f" --data {data}" if data else "") + (f" --port {links}" if links != LINKS else "")


def _what_to_try(paths: Paths, made: str, ways: tuple[str, str], options: str) -> None:
    from rich.console import Console
    from rich.markup import escape

    from leads.demo import planted

    console, (shown, program) = Console(highlight=False, soft_wrap=True), ways
    console.print(f"[bold]A fictional Illinois[/bold], kept in {escape(str(paths.data))}")
    console.print(escape(made))
    if shown:
        console.print("\n[bold]Enter[/bold], each link once, in a browser on this machine:")
        console.print(escape(shown))
        console.print("\n[bold]Connect a program[/bold]; password and key are new each time:")
        console.print(escape(program))
    console.print("\n[bold]Try[/bold]")
    console.print(f"  a stolen plate      {planted.STOLEN}, Illinois; awaiting its check: {planted.AWAITING}")
    console.print(f"  a wanted person     {planted.WANTED}, born 29 February 1980")
    console.print(escape(f"  from a terminal     leads send QV LIC/{planted.STOLEN} LIS/IL{options}"))
    if not shown:
        console.print(escape(f"\nStart it with: leads demo --up{options.partition(' --port')[0]}"))
