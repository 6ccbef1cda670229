"""`leads batch`: the rows of a file, each sent as a message over a link, as a terminal would send it.

There is no second way in: gates, purpose, ledger, second checks and look back are those of single messages. Under which
reference a row goes, and when it goes again: leads/hotfiles/batches/sent.py, which the console asks too.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from leads.client import Client, LinkEnded, NoAnswer
from leads.commands.batch_results import Results, opened, path_of
from leads.commands.common import DataOption, say
from leads.commands.send import first_words, no_switch, who_sends
from leads.hotfiles.batches import look as looking
from leads.hotfiles.batches import told
from leads.hotfiles.batches.rows import Batch, Row, read
from leads.hotfiles.batches.sent import NOT_DONE, Line, going, must_be_known
from leads.hotfiles.registry import MESSAGE_KEYS
from leads.rules.refused import Refused

AT_ONCE = 32  # rows that wait for their answers together; half of what the switch lets one device have
LAST_WORDS = 10.0  # seconds in which rows that are under way may still be answered when somebody stops the command
SOME_REFUSED, STOPPED, BY_HAND = 1, 3, 130  # exit codes; 2 is every Refused's (leads/__main__.py)
Tell = Callable[[Line], None]


def register(app: typer.Typer) -> None:
    """Adds the command to the table of commands."""
    app.command("batch")(batch)


def batch(  # noqa: PLR0917 (a command's options)
    file: Annotated[Path, typer.Argument(help="CSV whose first row names the fields, or JSON lines. UTF-8.")],
    key: Annotated[str, typer.Option(help="The message key of rows that name none.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say how each row is read; send nothing.")] = False,
    compare: Annotated[
        bool, typer.Option("--compare", help="A dry run that asks for each record that a modify means.")
    ] = False,
    again: Annotated[bool, typer.Option("--again", help="Also send rows again that were refused.")] = False,
    user: Annotated[str, typer.Option(help="Who sends; needed without a token.")] = "",
    device: Annotated[str, typer.Option(help="The device's mnemonic.")] = "",
    ori: Annotated[str, typer.Option(help="The agency's ORI; by default the device's own.")] = "",
    token_file: Annotated[
        Path | None, typer.Option(help="A file with a one-time token (leads sign-on); or LEADS_TOKEN holds it.")
    ] = None,
    host: Annotated[str, typer.Option(help="Where the switch is.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Its port for terminal links.")] = 4240,
    data: DataOption = None,
) -> None:
    """Send the rows of a file as messages, each through the same door as any; go on where an earlier run stopped.

    A row has a column key (EV, MV, QV, ...) and a column for each field code. What became of each is in
    FILE.results.jsonl. Exit code: 0 all done, 1 some refused, 2 nothing was sent, 3 stopped before the end: give the
    same command again. Example: leads batch stolen.csv --dry-run
    """
    rows = read(file, key)

    def signing(device: str) -> tuple[str, str, str]:
        return who_sends(user, device, ori, token_file, data)

    if dry_run or compare:
        looked = [looking.look(row, datetime.now(UTC)) for row in rows.rows]
        sys.exit(_dry(looked, (host, port), signing(device) if compare else None))
    with opened(rows) as results:
        left = [row for row in rows.rows if _is_left(row, results, again)]
        if left:
            used = next((one.device for one in results.unanswered.values()), "")
            run = Run(rows, results, left, signing(device or used))
            sys.exit(_sent(run, host, port))
        say(f"All {len(rows.rows)} rows have a result: {path_of(file).name}.")
        sys.exit(_whole(results))


def _is_left(row: Row, results: Results, again: bool) -> bool:
    """Whether a row is still to be sent: it has no result, or was refused and shall go again."""
    result = results.of_row.get(row.number)
    return result is None or (again and result["outcome"] in NOT_DONE)


@dataclass(frozen=True)
class Run:
    """One go at a batch: the rows that are left, where their results go, and who sends them."""

    batch: Batch
    results: Results
    left: list[Row]
    who: tuple[str, str, str] = field(repr=False)  # ORI, device, token


# Sending


def _sent(run: Run, host: str, port: int) -> int:
    """Sends what is left and says what became of it; the exit code."""
    try:
        with _progress(len(run.left)) as tell:
            waiting = asyncio.run(_send(run, host, port, tell))
    except KeyboardInterrupt:
        return _stopped(run, "Stopped.", BY_HAND)
    except ConnectionRefusedError:
        raise no_switch(host, port) from None
    except (LinkEnded, NoAnswer) as error:
        if not run.results.begun:
            raise Refused("no-answer", f"No answer: {error}.", None, "Give the command again.") from error
        cure = f" {error.why.cure}" if isinstance(error, LinkEnded) and error.why else ""
        return _stopped(run, f"No answer: {str(error).rstrip('.')}.{cure}", STOPPED)
    except Refused as no:
        if not run.results.begun:
            raise
        return _stopped(run, f"{no.sentence} {no.cure}", STOPPED)
    _summary(run.results, waiting)
    return _whole(run.results)


def _stopped(run: Run, why: str, code: int) -> int:
    say(why)
    left = [row.number for row in run.left if row.number not in run.results.of_row]
    _summary(run.results, 0)
    if left:
        say(f"{len(left)} rows have no result, the first is row {left[0]}. The same command goes on there.")
    return code


async def _send(run: Run, host: str, port: int, tell: Tell) -> int:
    """Signs on, sends every row that is left, signs off; how many things came by themselves and wait for a reader."""
    async with Client.connect(host, port, first=first_words()) as link:
        signed_on = await link.sign_on(*run.who)
        now = str(signed_on.data["at"])
        must_be_known(run.left, run.results.unanswered, run.who[1], now)
        for at in range(0, len(run.left), AT_ONCE):
            await _together(link, run, run.left[at : at + AT_ONCE], (now, tell))
        came = len(link.came())  # not acknowledged: it waits at the device for whoever signs on there
        with suppress(LinkEnded, NoAnswer):  # every row has its answer
            await link.sign_off()
        return came


async def _together(link: Client, run: Run, rows: list[Row], how: tuple[str, Tell]) -> None:
    """Sends some rows in order and keeps each answer that comes, also when the link ends or somebody stops it."""
    since, tell = how
    run.results.sending([row.number for row in rows], run.who[1], since)
    under_way = [asyncio.create_task(_one(link, run.batch.digest, row, since)) for row in rows]
    try:
        await asyncio.wait(under_way)
    except asyncio.CancelledError:
        await asyncio.wait(under_way, timeout=LAST_WORDS)
        raise
    finally:
        over = [one for one in under_way if one.done() and not one.cancelled()]
        answered = [one.result() for one in over if one.exception() is None]
        run.results.keep(answered)
        for line in answered:
            tell(line)
    for one in over:
        if (error := one.exception()) is not None:
            raise error


async def _one(link: Client, digest: str, row: Row, since: str) -> Line:
    """The result of one row: its answer, or why it can't be a message at all."""
    talk = going(row, digest, link.ori, since)
    try:
        under = next(talk)
        while True:
            under = talk.send(await link.ask_pairs(row.key, row.pairs, reference=under))
    except StopIteration as over:
        line: Line = over.value
        return line


# Looking


def _dry(looked: list[looking.Looked], where: tuple[str, int], who: tuple[str, str, str] | None) -> int:
    """Says of each row what it is; with `who` also what each modify would change. The exit code."""
    found = asyncio.run(_records(looked, where, who)) if who else {}
    wrong = 0
    for one in looked:
        lines = list(looking.in_words(one))
        if one.row.number in found:
            lines += (looking.without_secrets(one.row, said) for said in looking.difference(one, found[one.row.number]))
        wrong += any(line.startswith(looking.NO) for line in lines)
        typer.echo("\n".join(lines))
    typer.echo(f"{len(looked)} rows, {wrong} with problems. No row was sent.")
    return SOME_REFUSED if wrong else 0


async def _records(
    looked: Iterable[looking.Looked], where: tuple[str, int], who: tuple[str, str, str]
) -> dict[int, list[Mapping[str, Any]]]:
    """For each modify that fits, what an inquiry for its record finds: through the same door, and noted as any."""
    found: dict[int, list[Mapping[str, Any]]] = {}
    try:
        async with Client.connect(*where, first=first_words()) as link:
            await link.sign_on(*who)
            for one in looked:
                asks = None if one.problems else looking.asks_for(MESSAGE_KEYS[one.row.key])
                if asks is not None:
                    answer = await link.ask(asks.key, NIC=one.values.get("NIC", ""))
                    if answer.data.get("no"):
                        say(f"row {one.row.number}: {answer.text}")
                        continue
                    found[one.row.number] = answer.data["hits"]
            await link.sign_off()
    except ConnectionRefusedError:
        raise no_switch(*where) from None
    except (LinkEnded, NoAnswer) as error:
        raise Refused("no-answer", f"No answer: {error}.", None, "Give the command again.") from error
    return found


# Told


@contextmanager
def _progress(rows: int) -> Iterator[Tell]:
    """On a terminal a bar, and a line for each row that needs somebody; elsewhere a line for every row."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda line: typer.echo(line_in_words(line))
        return
    columns = (TextColumn("Sending rows"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("rows", total=rows)

        def tell(line: Line) -> None:
            progress.advance(task)
            if _needs_somebody(line):
                progress.console.print(line_in_words(line), markup=False, highlight=False)

        yield tell


def _needs_somebody(line: Line) -> bool:
    said = ("before", "hits", "inactive", "not_searched", "warnings", "differs")
    return line["outcome"] in NOT_DONE or any(line.get(name) for name in said)


def line_in_words(line: Line) -> str:
    """One result for a person: what happened; a no with its clause and cure; a hit with what to do first."""
    words = [f"row {line['row']}  {line['key']}  {line['outcome']}"]
    if line["record"]:
        words[0] += f"  record {line['record']}"
    if line["before"]:
        words[0] += f" (done before this run, {line['at']})"
    if line["sentence"]:
        words[0] += f": {line['sentence']}"
    words += [f"  FIELD: {field}: {said}" for field, said in line["problems"].items() if said != line["sentence"]]
    words += [f"  {label}: {line[name]}" for label, name in (("CLAUSE", "clause"), ("TO CURE", "cure")) if line[name]]
    for hit in line["hits"]:
        first, *rest = told.lines_of(hit, _when)
        words += [f"  {first}", *(f"    {said}" for said in rest)]
    words += [f"  {told.ended_words(one)}" for one in line.get("inactive", ())]
    words += [f"  {said}" for said in told.beside(line)]
    words += [f"  LOOK AGAIN: {warning}" for warning in line["warnings"]]
    if line.get("differs"):
        words.append(f"  CROSS-CHECK DIFFERS: {', '.join(line['differs'])}. The page of its second check says in what.")
    return "\n".join(words)


def _when(at: str) -> str:
    return f"{datetime.fromisoformat(at).astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def _summary(results: Results, waiting: int) -> None:
    """What became of all rows so far, in a line; and what nobody has read yet."""
    counts: dict[str, int] = {}
    for line in results.of_row.values():
        counts[line["outcome"]] = counts.get(line["outcome"], 0) + 1
    done = ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items())) or "nothing was done"
    say(f"{done}. Each row's result: {results.path.name}")
    if before := sum(1 for line in results.of_row.values() if line["before"]):
        say(f"{before} of them were done when the same content was sent before, and not again.")
    if hits := [line["row"] for line in results.of_row.values() if line["hits"]]:
        say(f"HITS in rows {', '.join(map(str, sorted(hits)))}.")
    if waiting:
        say(f"{waiting} messages came by themselves and wait at the device for whoever signs on there next.")


def _whole(results: Results) -> int:
    """The exit code of a batch whose rows all have a result."""
    return SOME_REFUSED if any(line["outcome"] in NOT_DONE for line in results.of_row.values()) else 0
