"""Entries a second while inquiries go on: each is compared with what is on file, stored, and looked back for."""

from datetime import UTC, datetime, timedelta

from leads.bench import dataset
from leads.bench.asked import Entries, Plates
from leads.bench.exchange import Load, Place, Say, plates
from leads.bench.rows import Figure, percentile
from leads.bench.served import switch
from leads.bench.terminals import Job, by_itself, loading
from leads.hotfiles.models import Record

INQUIRIES = 5_000.0  # a second, on schedule
TERMINALS = 16  # that enter, each of another agency: entries of one agency follow each other
MOST_SECONDS = 8


def figures(place: Place, load: Load, say: Say) -> list[Figure]:
    """Entries a second, and what became of the inquiries meanwhile. Raises WrongAnswer."""
    seconds = min(load.seconds, MOST_SECONDS)
    now = datetime.now(UTC)
    day = f"{now - timedelta(days=2):%Y%m%d}"
    with switch(place.data) as (host, port, _), loading(2) as start:
        start(plates((host, port), load, seed=0, seconds=1)).result()
        asking = dataset.signs(now, load.terminals)
        inquiring = start(Job(host, port, asking, Plates(load.vehicles), 1, seconds, rate=INQUIRIES))
        entering = dataset.signs(now, TERMINALS, apart=True)
        entries = start(Job(host, port, entering, Entries(_first(), day), 2, seconds)).result()
        inquiries = inquiring.result()
    rate, p99 = entries.answered / entries.seconds, percentile(inquiries.taken, 0.99) * 1000
    asked = len(inquiries.taken) / inquiries.seconds
    more = by_itself(entries, inquiries)
    say(f"{rate:,.0f} entries a second beside {asked:,.0f} inquiries, 99th percentile {p99:,.0f} ms{more}")
    return [
        Figure(
            f"entries, {TERMINALS} agencies, while {INQUIRIES:,.0f} inquiries a second run",
            rate,
            "/s",
            f"inquiries sent {asked:,.0f} /s, all answered rightly, 99th percentile {p99:,.0f} ms",
        )
    ]


def _first() -> int:
    """A number that no earlier run has entered a vehicle under: ids only rise."""
    newest = Record.objects.order_by("-id").values_list("pk", flat=True).first()
    return newest or 0
