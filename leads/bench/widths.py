"""The exchange on one, two and four processes, with few and many terminals, and at ten times the nation's load."""

from leads.bench.exchange import NCIC_MEAN, NCIC_RATE, At, Load, Place, Say, plates
from leads.bench.rows import Figure, percentile
from leads.bench.served import switch
from leads.bench.terminals import loading

PROCESSES = (1, 2, 4)
TERMINALS = (16, 128, 1_000)
MOST_SECONDS = 6  # of a turn: there are many
TENFOLD = 10 * NCIC_RATE


def by_processes(place: Place, load: Load, say: Say) -> list[Figure]:
    """Plate inquiries a second at one, two and four exchange processes, each against one. Raises WrongAnswer."""
    rates: list[float] = []
    for many in PROCESSES:
        with switch(place.data, many) as (host, port, _):
            rates.append(_rate((host, port), load, load.terminals))
        say(f"{many} exchange processes: {rates[-1]:,.0f} a second")
    return [
        Figure(
            f"plate inquiries, {many} exchange process{'es' if many > 1 else ''}, {load.terminals} terminals",
            rate,
            "/s",
            f"1 process: {rates[0]:,.0f} /s",
            rate / rates[0],
        )
        for many, rate in zip(PROCESSES, rates, strict=True)
    ]


def by_terminals(place: Place, load: Load, say: Say) -> list[Figure]:
    """Plate inquiries a second with 16, 128 and 1,000 terminals, each against 128. Raises WrongAnswer."""
    rates: dict[int, float] = {}
    with switch(place.data) as (host, port, _):
        for many in TERMINALS:
            rates[many] = _rate((host, port), load, many)
            say(f"{many:,} terminals: {rates[many]:,.0f} a second")
    usual = rates[128]
    return [
        Figure(f"plate inquiries, {many:,} terminals", rate, "/s", f"128 terminals: {usual:,.0f} /s", rate / usual)
        for many, rate in rates.items()
    ]


def tenfold(place: Place, load: Load, say: Say) -> list[Figure]:
    """Answer times at ten times the nation's load, from the moment each question was due. Raises WrongAnswer."""
    with switch(place.data) as (host, port, _), loading() as start:
        start(plates((host, port), load, seed=0, seconds=2)).result()
        done = start(plates((host, port), load, seed=1, seconds=_seconds(load), rate=TENFOLD)).result()
    p99, half = (percentile(done.taken, share) * 1000 for share in (0.99, 0.5))
    say(f"{TENFOLD:,.0f} inquiries a second: middle {half:.1f} ms, 99th percentile {p99:.1f} ms")
    against = f"NCIC's published mean: {NCIC_MEAN:.0f} ms"
    named = f"answer time at {TENFOLD:,.0f} inquiries a second"
    return [
        Figure(f"{named}, 99th percentile", p99, "ms", against, p99 / NCIC_MEAN, "< 50 ms"),
        Figure(f"{named}, middle", half, "ms", against, half / NCIC_MEAN),
    ]


def _seconds(load: Load) -> int:
    return min(load.seconds, MOST_SECONDS)


def _rate(at: At, load: Load, terminals: int) -> float:
    with loading() as start:
        start(plates(at, load, seed=0, seconds=1, terminals=terminals)).result()
        done = start(plates(at, load, seed=1, seconds=_seconds(load), terminals=terminals)).result()
    return done.answered / done.seconds
