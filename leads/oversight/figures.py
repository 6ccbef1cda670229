"""How an agency keeps its records, in figures beside the state's median: time to entry, to check, to end; errors.

The state's is the median of its agencies: a city of a million does not say what is usual in a county of ten thousand.
Those count that entered some records at least (`figures.least_records`), for one late record in two says nothing.
Asked of the records themselves, of those entered in the last days; nothing is stored.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from leads.agencies.models import Agency
from leads.rules.clauses import cites
from leads.rules.numbers import number
from leads.rules.section_60_duties import CANCEL
from leads.rules.section_60_hot_file_records import CHECK, ENTER_SOON

# One row for each agency.
_RECORDS = """
SELECT agency_id, count(*),
    percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM entered_at - facts_known_at))
        FILTER (WHERE facts_known_at IS NOT NULL),
    percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM checked_at - check_from))
        FILTER (WHERE checked_at IS NOT NULL),
    avg(entered_late::int), avg((EXISTS (SELECT FROM hotfiles_recordchange c
        WHERE c.record_id = r.id AND c.act = 'differs'))::int),
    avg((ended_why = 'SERIOUS ERROR')::int)
FROM hotfiles_record r WHERE entered_at > %s AND entered_at <= %s GROUP BY agency_id
"""
_ENDS = """
SELECT r.agency_id, percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM d.ended_at - d.told_at))
FROM hotfiles_duty d JOIN hotfiles_record r ON r.id = d.record_id
WHERE d.kind = 'cancel' AND d.ended_at > %s AND d.ended_at <= %s GROUP BY r.agency_id
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """One agency's figures, or the state's (agency None): medians, and shares from 0 to 1; None: no case."""

    agency: Agency | None
    records: int
    to_entry: timedelta | None  # from the facts being known
    to_check: timedelta | None  # from entry, or from what undid a check
    to_end: timedelta | None  # from word that the purpose was met
    late: float | None  # entered after their time
    different: float | None  # found to differ from their report
    serious: float | None  # removed by the Department
    agencies: int = 1  # whose median it is


@cites(ENTER_SOON, CHECK, CANCEL)
def figures(now: datetime, numbers: Mapping[str, int]) -> tuple[Figures, list[Figures]]:
    """The state's figures, and those of each agency that entered something in the last days, by most records."""
    since = now - timedelta(days=number("figures.days", numbers))
    with connection.cursor() as cursor:
        cursor.execute(_RECORDS, [since, now])
        rows = cursor.fetchall()
        cursor.execute(_ENDS, [since, now])
        ends = dict(cursor.fetchall())
    agencies = Agency.objects.in_bulk([row[0] for row in rows])
    each = [_figures(agencies[row[0]], row[1:], ends.get(row[0])) for row in rows]
    state = _median(each, number("figures.least_records", numbers))
    return state, sorted(each, key=lambda one: (-one.records, one.agency.ori if one.agency else ""))


def _median(each: Sequence[Figures], least: int) -> Figures:
    """The middle one of the agencies that count, figure by figure: of those that have a case of it."""
    counted = [one for one in each if one.records >= least]
    return Figures(
        None,
        sum(one.records for one in each),
        _middle(one.to_entry for one in counted),
        _middle(one.to_check for one in counted),
        _middle(one.to_end for one in counted),
        _middle(one.late for one in counted),
        _middle(one.different for one in counted),
        _middle(one.serious for one in counted),
        len(counted),
    )


def _middle(of: Iterable[Any]) -> Any:
    known = sorted(one for one in of if one is not None)
    at = len(known) // 2
    if not known:
        return None
    return known[at] if len(known) % 2 else (known[at - 1] + known[at]) / 2


def in_numbers(one: Figures) -> tuple[str, ...]:
    """The figures for another program: times in seconds, shares from 0 to 1, nothing where there was no case."""
    spans = (one.to_entry, one.to_check, one.to_end)
    shares = (one.late, one.different, one.serious)
    told = ["" if span is None else f"{span.total_seconds():.0f}" for span in spans]
    return (str(one.records), *told, *("" if share is None else f"{share:.4f}" for share in shares))


def _figures(agency: Agency, row: tuple[float | None, ...], to_end: float | None) -> Figures:
    records, to_entry, to_check, late, different, serious = row
    return Figures(
        agency,
        int(records or 0),
        _span(to_entry),
        _span(to_check),
        _span(to_end),
        float(late or 0),
        float(different or 0),
        float(serious or 0),
    )


def _span(seconds: float | None) -> timedelta | None:
    return None if seconds is None else timedelta(seconds=round(float(seconds)))
