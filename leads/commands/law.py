"""`leads law`: what the regulation says, how LEADS keeps it, and where; for one clause or for all."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import import_module
from itertools import takewhile
from pathlib import Path
from typing import Annotated, Any

import typer

from leads.commands.common import DataOption, ready
from leads.rules.clauses import CLAUSES, Clause, find
from leads.rules.homes import Case, Home, cases, cases_of, homes
from leads.rules.refused import Refused

PACKAGE = Path(__file__).resolve().parents[1]


def register(app: typer.Typer) -> None:
    """Adds the command to the table of commands."""
    app.command("law")(law)


def law(
    clause: Annotated[str | None, typer.Argument(help='A clause, such as "1240.60(a)(5)"; all without.')] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Rows for a program.")] = False,
    data: DataOption = None,
) -> None:
    """Show what the regulation says, how it is kept, and where.

    Example: leads law "1240.60(a)(5)"
    """
    found = find(clause) if clause else list(CLAUSES.values())
    if not found:
        raise _unknown(clause or "")
    if as_json or clause is None:
        import_homes()
        typer.echo(json.dumps(rows(found), indent=1, ensure_ascii=False)) if as_json else _table(found)
    else:
        _pages(found, data)


def import_homes() -> None:
    """Imports every module that keeps a clause, so that its functions are known. No database is needed for it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leads.settings")
    import django

    django.setup()
    for name in citing():
        import_module(name)


def citing() -> list[str]:
    """The modules of LEADS in which a function cites a clause, found by reading them: no table that could go stale."""
    return [
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        for path in sorted(PACKAGE.rglob("*.py"))
        if re.search(r"^\s*@cites\(", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]


def _unknown(text: str) -> Refused:
    near = _nearest(text if text.startswith("1240") else f"1240.{text}")
    return Refused(
        code="unknown-clause",
        sentence=f"Part 1240 has no clause {text!r}.",
        cure=f'Did you mean "{near}"? `leads law` lists all.' if near else "`leads law` lists all.",
        example=near or "1240.60(a)(5)",
    )


def _nearest(wanted: str) -> str | None:
    """The citation that begins most like this one; None where not even a section fits."""

    def alike(name: str) -> int:
        return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(name, wanted, strict=False)))

    near = max((name.partition(" ")[0] for name in CLAUSES), key=alike)
    return near if alike(near) > len("1240.") else None


def rows(found: list[Clause]) -> list[dict[str, Any]]:
    """The clauses as data: how each is kept, its homes, its cases and whether it runs today."""
    by_clause: dict[str, list[str]] = {}
    for case in cases():
        by_clause.setdefault(case.clause, []).append(_sentence(case))
    return [
        {
            "clause": one.id,
            "heading": one.heading,
            "kept": one.kept,
            "status": one.status,
            "homes": [f"{home.kind} {home.where}" for home in homes(one)],
            "cases": by_clause.get(one.id, []),
        }
        for one in found
    ]


def _sentence(case: Case) -> str:
    return f"{case.side}: given {case.given}, when {case.when}: {case.expect}"


def _table(found: list[Clause]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, header_style="bold")
    for column in ("clause", "heading", "kept by", "status", "homes", "cases"):
        table.add_column(
            column, justify="right" if column in {"homes", "cases"} else "left", no_wrap=column == "clause"
        )
    for row in rows(found):
        counts = (str(len(row["homes"]) or "–"), str(len(row["cases"]) or "–"))
        table.add_row(row["clause"], row["heading"], row["kept"], row["status"], *counts)
    Console().print(table)
    kept = sum(one.status == "kept" for one in found)
    typer.echo(f'\n{len(found)} clauses, {kept} kept today. One of them: leads law "1240.60(a)(5)"')


def _pages(found: list[Clause], data: Path | None) -> None:
    with _figures(data) as figures:
        import_homes()  # only now: where a database runs, its address has to be set before Django starts
        for number, one in enumerate(found):
            if number:
                typer.echo("")
            _page(one, figures.get(one.id))


def _page(one: Clause, figure: str | None) -> None:
    typer.secho(f"{one.id}  {one.heading}", bold=True)
    typer.echo(f"  {one.says}\n")
    _line("binds", one.binds)
    _line("kept", f"as a {one.kept}, {'and runs today' if one.status == 'kept' else 'planned'}")
    _line("shows", one.shows)
    if one.why:
        _line("why text", one.why)
    for since in one.history:
        limits = ", ".join(f"{value} {name.replace('_', ' ')}" for name, value in since.limits.items())
        _line("limit", f"{limits}, from {since.start.isoformat()}")
    _homes(homes(one))
    for case in cases_of(one):
        _line("case", _sentence(case))
    if figure:
        _line("today", figure)


def _homes(found: list[Home]) -> None:
    for home in found:
        _line(home.kind, home.where)
    if not found:
        _line("home", "none yet")


def _line(label: str, words: str) -> None:
    typer.echo(f"  {label:<11}{words}")


@contextmanager
def _figures(data: Path | None) -> Iterator[dict[str, str]]:
    """What each watch finds now, by clause; empty where no database runs (a look at the law starts none)."""
    if not _database_is_up(data):
        yield {}
        return
    with ready(data):
        from leads.oversight.watches import WATCHES, overdue

        late = overdue(datetime.now(UTC))
        yield {name: f"{len(found)} overdue. {WATCHES[name].sentence}" for name, found in late.items()}


def _database_is_up(data: Path | None) -> bool:
    from leads.database.embedded import Embedded
    from leads.database.paths import resolved

    if os.environ.get("LEADS_DATABASE_URL"):
        return True
    return Embedded(resolved(data).data).pid() is not None
