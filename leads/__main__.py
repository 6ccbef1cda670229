"""The command `leads`. Each command is in a file of its own, and only the one that is asked for is read."""

from __future__ import annotations

import importlib
import os
import signal
import sys
from types import FrameType
from typing import Annotated, NoReturn

import click
import typer

from leads.commands.children import FOR_GOOD, LASTING
from leads.commands.trouble import as_refusal
from leads.database import lifeline
from leads.rules.refused import Refused

# name: (module in leads.commands, one line for the list)
COMMANDS = {
    "up": ("up", "Start LEADS: the database, the terminal links and the console."),
    "demo": ("demo", "Make a fictional state to try LEADS with; --up starts it."),
    "init": ("init", "Make the first Administrator of a real installation, once."),
    "books": ("books", "Put agencies, devices and people on the books, from a file."),
    "enroll": ("enroll", "Give somebody on the books a password and a second factor."),
    "factors": ("factors", "Encrypt second factors in the database with a new key."),
    "migrate": ("migrate", "Bring the tables of an older LEADS up to date."),
    "backup": ("backup", "Make a backup: database, heads and keys, encrypted."),
    "restore": ("restore", "Restore a backup, and hold back what ended since."),
    "restored": ("restored", "List and look at records of a restored backup."),
    "doctor": ("doctor", "Look for what keeps LEADS from running, and say how to cure it."),
    "law": ("law", 'Show where a clause lives: leads law "1240.60(a)(5)".'),
    "settings": ("settings_", "Show or change a number that policy sets."),
    "holidays": ("holidays", "Show or enter the holidays that the Governor proclaimed."),
    "employment": ("employment", "Say when somebody's employment ends, or shut an account at once."),
    "send": ("send", "Send one message as a terminal would, and show the answer."),
    "batch": ("batch", "Send the rows of a CSV or JSON lines file, one message each."),
    "sign-on": ("sign_on", "Make a token with which a person signs on at a terminal."),
    "ledger": ("ledger", "Verify that no line of the ledger was changed or removed."),
    "suspend": ("suspend", "Suspend services of an agency at once, as the Director."),
    "served": ("suspend", "Record on whom the notice of a suspension was served."),
    "lift": ("suspend", "Lift a suspension, as the Director."),
    "bench": ("bench", "Measure this machine against the figures that LEADS promises."),
    "switch": ("switch", "Serve terminal links alone (leads up does this)."),
    "console": ("console", "Serve the screens for browsers alone (leads up does this)."),
}
HELP = """An open Law Enforcement Agencies Data System after 20 Ill. Adm. Code 1240.

Begin with:  leads demo --up

Then look at:  leads doctor, leads law "1240.60(a)(5)", leads COMMAND --help
"""
REFUSED = 2  # exit code of every no


def main() -> NoReturn:
    """Runs what was typed. A refusal is shown as a sentence, its cure and its clause, never as a traceback."""
    lifeline.watch()
    signal.signal(signal.SIGTERM, _leave)
    try:
        application(sys.argv[1:])()
    except Refused as no:
        show(no)
        kept_alive = lifeline.has_supervisor() or "INVOCATION_ID" in os.environ  # by leads up, or by systemd
        sys.exit(FOR_GOOD if kept_alive and no.code in LASTING else REFUSED)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        if (trouble := as_refusal(error)) is None:
            raise
        show(trouble)
        sys.exit(REFUSED)
    sys.exit(0)


def application(arguments: list[str]) -> typer.Typer:
    """The table of commands; the one that `arguments` ask for is real, the others stand by their name and one line."""
    app = typer.Typer(name="leads", help=HELP, add_completion=False, no_args_is_help=True, rich_markup_mode=None)
    app.pretty_exceptions_enable = False  # a traceback with what variables held would show passwords
    app.callback()(_options)
    wanted = next((word for word in arguments if not word.startswith("-")), None)
    for name, (module, line) in COMMANDS.items():
        if name == wanted:
            importlib.import_module(f"leads.commands.{module}").register(app)
        elif wanted is None or wanted not in COMMANDS:
            app.command(name, help=line)(_stand_in)
    return app


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"leads {version('leads')}")
        raise typer.Exit


def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """Without a callback Typer would take a lone command for the whole program."""


def _stand_in() -> None:
    raise click.UsageError("no such command")


def show(no: Refused) -> None:
    """A refusal for a person at a terminal: what, how to cure it, and the clause that asks for it."""
    typer.echo(no.sentence, err=True)
    if no.cure:
        typer.echo(f"Cure: {no.cure}", err=True)
    if no.clause:
        typer.echo(f'Clause: {no.clause} (leads law "{no.clause}" shows it)', err=True)
    if no.example:
        typer.echo(f"Example: {no.example}", err=True)


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    """Asked to end: leave through every `finally`, so that a database we started is stopped."""
    sys.exit(128 + number)


if __name__ == "__main__":
    main()
