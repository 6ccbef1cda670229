"""The exchange on one, two and four processes, with few and many terminals, and at ten times the nation's load."""

from collections.abc import Iterator

from leads.bench.exchange import NCIC_MEAN, NCIC_RATE, At, Load, Place, Say, plates
from leads.bench.rows import Figure, percentile
from leads.bench.served import switch
from leads.bench.terminals import by_itself, loading

PROCESSES = (1, 2, 4)  # each is measured against the first
TERMINALS = (128, 16, 1_000)  # each is measured against the first
MOST_SECONDS = 6  # of a turn: there are many
TENFOLD = 10 * NCIC_RATE


def by_processes(place: Place, load: Load, say: Say) -> Iterator[Figure]:
    """Plate inquiries a second at one, two and four exchange processes, each against one. Raises WrongAnswer."""
    one = 0.0
    for many in PROCESSES:
        with switch(place.data, many) as (host, port, _):
            rate, more = _rate((host, port), load, load.terminals)
        say(f"{many} exchange processes: {rate:,.0f} a second{more}")
        one = one or rate
        name = f"plate inquiries, {many} exchange process{'es' if many > 1 else ''}, {load.terminals} terminals"
        yield Figure(name, rate, "/s", f"1 process: {one:,.0f} /s", rate / one)


def by_terminals(place: Place, load: Load, say: Say) -> Iterator[Figure]:
    """Plate inquiries a second with 16, 128 and 1,000 terminals, each against 128. Raises WrongAnswer."""
    usual = 0.0
    with switch(place.data) as (host, port, _):
        for many in TERMINALS:
            rate, more = _rate((host, port), load, many)
            say(f"{many:,} terminals: {rate:,.0f} a second{more}")
            usual = usual or rate
            against = f"{TERMINALS[0]:,} terminals: {usual:,.0f} /s"
            yield Figure(f"plate inquiries, {many:,} terminals", rate, "/s", against, rate / usual)


def tenfold(place: Place, load: Load, say: Say) -> Iterator[Figure]:
    """Answer times at ten times the nation's load, from the moment each question was due. Raises WrongAnswer."""
    with switch(place.data) as (host, port, _), loading() as start:
        start(plates((host, port), load, seed=0, seconds=2)).result()
        done = start(plates((host, port), load, seed=1, seconds=_seconds(load), rate=TENFOLD)).result()
    p99, half = (percentile(done.taken, share) * 1000 for share in (0.99, 0.5))
    say(f"{TENFOLD:,.0f} inquiries a second: middle {half:.1f} ms, 99th percentile {p99:.1f} ms{by_itself(done)}")
    against = f"NCIC's published mean: {NCIC_MEAN:.0f} ms"
    named = f"answer time at {TENFOLD:,.0f} inquiries a second"
    yield Figure(f"{named}, 99th percentile", p99, "ms", against, p99 / NCIC_MEAN, "< 50 ms")
    yield Figure(f"{named}, middle", half, "ms", against, half / NCIC_MEAN)


def _seconds(load: Load) -> int:
    return min(load.seconds, MOST_SECONDS)


def _rate(at: At, load: Load, terminals: int) -> tuple[float, str]:
    """Answers a second, and what came by itself, in words."""
    with loading() as start:
        warm = start(plates(at, load, seed=0, seconds=1, terminals=terminals)).result()
        done = start(plates(at, load, seed=1, seconds=_seconds(load), terminals=terminals)).result()
    return done.answered / done.seconds, by_itself(warm, done)
