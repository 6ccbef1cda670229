"""The generated parts of docs/law, written by cog: tables of clauses, the functions that keep them, and their cases."""

import inspect
import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any

from leads.rules.clauses import CLAUSES, HOMES, Clause
from leads.rules.days import Reading, Rule
from leads.rules.homes import cases_of

RULES = (
    "section_30_participation",
    "section_40_connecting",
    "section_50_access_security",
    "section_60_hot_file_records",
    "section_90_people_and_training",
    "section_110_sanctions",
)


def of_section(number: int) -> list[Clause]:
    """The clauses of one section, in the order of the law."""
    return [one for one in CLAUSES.values() if one.section == number]


def section(number: int) -> str:
    """A section's generated part: each clause with its words, limits, functions and cases."""
    for name in RULES:
        import_module(f"leads.rules.{name}")
    return "\n".join(line for one in of_section(number) for line in _clause(one))


def _clause(one: Clause) -> Iterable[str]:
    yield f"### {one.id} · {one.heading}\n"
    yield f"{one.says}\n"
    binds = "nobody by itself" if one.binds == "-" else one.binds
    yield f"*Binds: {binds}. Kept as: {one.kept}. Status: {one.status}.*\n"
    yield f"What LEADS shows: {one.shows}\n"
    if one.why:
        yield f"Why nothing runs by itself: {one.why}\n"
    yield from _block(f"- limit: {_limits(since.limits)}, from {since.start.isoformat()}" for since in one.history)
    if words := how_counted(one):
        yield f"How it is counted: {words}\n"
    yield from _block(f"- `{name}`: {first}" for name, first in _functions(one))
    yield from _block(f"- {case.side}: given {case.given}, when {case.when}: {case.expect}" for case in cases_of(one))


def _block(lines: Iterable[str]) -> Iterable[str]:
    found = list(lines)
    return [*found, ""] if found else []


def _limits(limits: Any) -> str:
    return ", ".join(f"{value} {name.replace('_', ' ')}" for name, value in limits.items())


def how_counted(one: Clause, reading: Reading | None = None) -> str:
    """How a clause's days are counted, and where it can be read in two ways, both and which holds; "" without days."""
    if one.count == "earliest":
        return "An earliest day: plain days of Illinois, the first one out; never moved, also not from a holiday."
    if one.count == "at once":
        return "At once: the same day, in Illinois."
    if one.count != "latest":
        return ""
    whose = "department" if one.binds_the_department else "agency"
    rule = getattr(reading or Reading(), whose)
    other = "stays, as the other reading has it" if rule == Rule.STATUTE else "moves on, as the other reading has it"
    holds = "moves on to the next day that is none of these" if rule == Rule.STATUTE else "stays the last"
    return (
        "A latest day, in Illinois: the first day is out, the last is in. Whether a last day that is a Saturday, a"
        " Sunday or a holiday is put off by the statute on statutes (5 ILCS 70/1.11) can be read both ways. Here it"
        f" {holds}; that it {other}, is the setting reading.{whose}_days_move."
    )


def _functions(one: Clause) -> Iterable[tuple[str, str]]:
    for home in HOMES.get(one.id, []):
        module, _, name = home.partition(":")
        if module.startswith("leads.rules."):
            yield f"{module.rpartition('.')[2]}.{name}", _first_line(getattr(sys.modules[module], name))


def _first_line(function: Callable[..., Any]) -> str:
    return (inspect.getdoc(function) or "").partition("\n")[0]


def index() -> str:
    """All clauses in one table: heading, how each is kept, and whether it runs today."""
    lines = ["| clause | heading | kept as | status |", "|---|---|---|---|"]
    for one in CLAUSES.values():
        lines.append(f"| [{one.id}](section-{one.section}.md) | {one.heading} | {one.kept} | {one.status} |")
    kept = sum(one.status == "kept" for one in CLAUSES.values())
    return "\n".join([f"{len(CLAUSES)} clauses, {kept} kept today.\n", *lines])
