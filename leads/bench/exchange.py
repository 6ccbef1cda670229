"""The exchange against PostgreSQL's own benchmark: same data, same server, in turns within the same minutes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from leads.bench import dataset, pgbench
from leads.bench.asked import Plates
from leads.bench.processors import spent
from leads.bench.rows import Figure, median, percentile
from leads.bench.served import switch
from leads.bench.terminals import Done, Job, by_itself, loading
from leads.bench.truth import ON_FILE_ONE_IN

ROUNDS = 3
NCIC_RATE, NCIC_MEAN = 162.0, 60.0  # inquiries a second and milliseconds an answer, published for 2017
Say = Callable[[str], None]
At = tuple[str, int]  # host and port of the node


@dataclass(frozen=True, slots=True)
class Place:
    """An open database with its data directory, and the pgbench that goes with it."""

    data: Path
    url: str
    pgbench: Path
    postmaster: int | None = None  # process number of the server, where it runs on this machine
    superuser: str = ""  # its address, where the server is LEADS's own


@dataclass(frozen=True, slots=True)
class Load:
    """How much of it: stolen vehicles, terminals, and seconds of each turn."""

    vehicles: int
    terminals: int
    seconds: int
    rounds: int = ROUNDS


@dataclass(slots=True)
class Turns:
    """What the turns measured: answers a second of LEADS, transactions a second of pgbench, and answer times."""

    leads: list[float]
    bare: list[float]
    at_a_nations_load: list[float]
    leads_cost: list[float]  # microseconds of processor an answer: switch and PostgreSQL, without the load
    bare_cost: list[float]  # the same a transaction: PostgreSQL, without pgbench

    @property
    def ratio(self) -> float:
        """The middle of the ratios of neighboring turns: what the machine did meanwhile hits both alike."""
        return median(one / other for one, other in zip(self.leads, self.bare, strict=True))


def measure(place: Place, load: Load, say: Say) -> Turns:
    """Warms both up, then takes turns: LEADS, pgbench, LEADS, pgbench …; last the answer times at 162 a second.

    Raises WrongAnswer when LEADS said anything that is not so, PgbenchFailed, Refused.
    """
    dataset.run_sql(pgbench.TABLE)
    dataset.settle(place.superuser)
    turns = Turns([], [], [], [], [])
    with switch(place.data) as (host, port, pid), loading() as start:
        at = (host, port)

        def submit(job: Job) -> Done:
            return start(job).result()

        pgbench.run(place.pgbench, place.url, load.vehicles, 3, place.data)
        submit(plates(at, load, seed=0, seconds=2))
        for number in range(1, load.rounds + 1):
            done = _turn(turns, place, load, partial(submit, plates(at, load, seed=number, seconds=load.seconds)), pid)
            say(
                f"turn {number}: LEADS {turns.leads[-1]:,.0f} a second, all answers right ({done.hits:,} hits of "
                f"{done.answered:,}; load: {done.processor:.0%} of a processor); pgbench {turns.bare[-1]:,.0f}"
                f"{by_itself(done)}"
            )
        slow = submit(plates(at, load, seed=99, seconds=max(10, load.seconds), rate=NCIC_RATE))
        turns.at_a_nations_load = slow.taken
    return turns


def _turn(turns: Turns, place: Place, load: Load, ask: Callable[[], Done], pid: int) -> Done:
    """One turn of each, with what it cost."""
    began = spent(place.postmaster) + spent(pid)
    done = ask()
    between = spent(place.postmaster)
    turns.leads_cost.append((between + spent(pid) - began) / done.all_answered * 1e6)
    turns.leads.append(done.answered / done.seconds)
    turns.bare.append(pgbench.run(place.pgbench, place.url, load.vehicles, load.seconds, place.data))
    turns.bare_cost.append((spent(place.postmaster) - between) / (turns.bare[-1] * load.seconds) * 1e6)
    return done


def plates(at: At, load: Load, *, seed: int, seconds: float, rate: float = 0.0, terminals: int = 0) -> Job:
    """A job of plate inquiries; `terminals` where they are not as many as the load says."""
    signs = dataset.signs(datetime.now(UTC), terminals or load.terminals)
    return Job(at[0], at[1], signs, Plates(load.vehicles), seed, seconds, rate=rate)


def figures(turns: Turns, load: Load) -> list[Figure]:
    """The rows of the table for one size of data."""
    rate, bare = median(turns.leads), median(turns.bare)
    p99 = percentile(turns.at_a_nations_load, 0.99) * 1000
    half = percentile(turns.at_a_nations_load, 0.5) * 1000
    size = f"{load.vehicles:,} vehicles"
    return [
        Figure(
            f"plate inquiries, {load.terminals} terminals, {size}, 1 in {ON_FILE_ONE_IN} on file",
            rate,
            "/s",
            f"pgbench -M prepared -c {pgbench.CLIENTS} -j {pgbench.THREADS}: {bare:,.0f} /s",
            turns.ratio,
            "≥ 1.5",
        ),
        Figure(
            "processor time an answer: switch and PostgreSQL",
            median(turns.leads_cost),
            "µs",
            f"pgbench's transaction, PostgreSQL alone: {median(turns.bare_cost):,.0f} µs",
            median(turns.leads_cost) / max(1.0, median(turns.bare_cost)),
        ),
        Figure(
            f"answer time at {NCIC_RATE:.0f} inquiries a second, 99th percentile",
            p99,
            "ms",
            f"NCIC's published mean: {NCIC_MEAN:.0f} ms",
            p99 / NCIC_MEAN,
            "< 10 ms",
        ),
        Figure(
            "the same, middle",
            half,
            "ms",
            f"NCIC's published mean: {NCIC_MEAN:.0f} ms",
            half / NCIC_MEAN,
            "< 2 ms",
        ),
    ]


def growth(small: Turns, large: Turns, sizes: tuple[int, int]) -> Figure:
    """How much slower ten times the records are.

    The two are measured minutes apart, so pgbench's figures go with them: what the machine did meanwhile shows there.
    """
    slower = median(small.leads) / median(large.leads)
    return Figure(
        f"plate inquiries at {sizes[1]:,} vehicles",
        median(large.leads),
        "/s",
        f"at {sizes[0]:,}: {median(small.leads):,.0f} /s; pgbench {median(large.bare):,.0f} and "
        f"{median(small.bare):,.0f} /s",
        slower,
        "≤ 1.3 times slower",
    )


def not_run(vehicles: int, why: str) -> Figure:
    """The row of a measurement that was not made."""
    return Figure(f"plate inquiries at {vehicles:,} vehicles", None, "/s", f"not run: {why}")
