"""What a node takes of the memory when many terminals are signed on and say nothing."""

import asyncio
import resource
from collections.abc import Callable
from datetime import UTC, datetime

from leads.bench import dataset
from leads.bench.dataset import Sign
from leads.bench.exchange import Load, Place, Say
from leads.bench.processors import family
from leads.bench.rows import Figure
from leads.bench.served import switch
from leads.client import Client

TERMINALS = 5_000
FILES = TERMINALS + 500  # open at once, in the node as in the load
AT_ONCE = 50  # terminals that sign on at the same time
SETTLED = 2.0  # seconds of quiet before memory is read
NAME = f"memory of a node (PSS of all its processes, without PostgreSQL), {TERMINALS:,} idle terminals"


def figures(place: Place, load: Load, say: Say) -> list[Figure]:
    """Memory with so many idle terminals, against none. A row without a value where files may not be opened."""
    if not _files_allowed():
        return [
            Figure(NAME, None, "MB", f"not run: fewer than {FILES:,} open files are allowed here", target="< 500 MB")
        ]
    with switch(place.data) as (host, port, pid):
        asyncio.run(_hold(host, port, dataset.signs(datetime.now(UTC), 20), lambda: 0.0))  # all processes are up
        none = memory(pid)
        held = asyncio.run(_hold(host, port, dataset.signs(datetime.now(UTC), TERMINALS), lambda: memory(pid)))
    say(f"{TERMINALS:,} idle terminals: {held:,.0f} MB; none: {none:,.0f} MB")
    return [Figure(NAME, held, "MB", f"no terminals: {none:,.0f} MB", held / none, "< 500 MB")]


def memory(root: int) -> float:
    """Megabytes that a process and its descendants take, what they share counted once (PSS)."""
    return sum(_pss(process) for process in family(root)) / 1000 * 1.024


def _pss(process: int) -> int:
    """Kilobytes (of 1,024) of one process; 0 when it is gone."""
    try:
        with open(f"/proc/{process}/smaps_rollup") as lines:
            return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    except (FileNotFoundError, ProcessLookupError):
        return 0


def _files_allowed() -> bool:
    """Lets this process and those it starts open enough files, as far as the system lets us."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < FILES <= (FILES if hard == resource.RLIM_INFINITY else hard):
        resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, hard))
        soft = FILES
    return soft == resource.RLIM_INFINITY or soft >= FILES


async def _hold(host: str, port: int, signs: list[Sign], measured: Callable[[], float]) -> float:
    """Signs all on, keeps quiet, measures, hangs up. Raises Refused when one may not sign on."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(sign: Sign) -> Client:
        async with gate:
            link = await Client.open(host, port)
            await link.sign_on(sign["ori"], sign["device"], sign["token"])
            return link

    links = await asyncio.gather(*(one(sign) for sign in signs))
    await asyncio.sleep(SETTLED)
    if any(link.has_ended for link in links):
        raise ConnectionError("an idle terminal was cut off")
    found = measured()
    for link in links:
        await link.close()
    return found
