"""Splink beside LEADS: its own defaults on the same persons and inquiries, in a Python of its own.

Splink gives each pair a probability and no grade. Two rows: what is as good as certain by its own probability, and the
most that any limit could have found at the precision that we want, chosen with the answers in hand.
"""

import json
import subprocess
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from leads.bench import splink_side
from leads.bench.recall import Meant
from leads.bench.rows import Found
from leads.hotfiles.things.person.names import parse
from leads.messages.fields import Values
from leads.rules.refused import Refused

#: What is as good as certain, and the precision that sure hits are to have.
CERTAIN, PRECISION = 0.99, 0.997
_TOP = 10
#: Places on file with their probability, the likeliest first, for each inquiry.
Likely = Mapping[int, Sequence[tuple[float, int]]]


def found(python: Path, persons: Sequence[Values], inquiries: Sequence[Meant]) -> Iterator[Found]:
    """What Splink finds of these inquiries, as two rows. Raises Refused (bench-splink) when it does not run."""
    began = time.perf_counter()
    likely = _asked(python, persons, inquiries)
    seconds = (time.perf_counter() - began) / max(1, len(inquiries))
    yield row(f"Splink, probability {CERTAIN:.0%}", likely, inquiries, CERTAIN, seconds)
    yield row(
        f"Splink, limit set for {PRECISION:.1%} with hindsight", likely, inquiries, limit(likely, inquiries), seconds
    )


def _asked(python: Path, persons: Sequence[Values], inquiries: Sequence[Meant]) -> Likely:
    """Runs the script of `splink_side.py` by that Python."""
    sent = {
        "asked": [_columns(place, asked) for place, (_, asked) in enumerate(inquiries)],
        "on_file": [_columns(place, known) for place, known in enumerate(persons)],
    }
    command = [str(python), "-I", splink_side.__file__]
    try:
        done = subprocess.run(command, input=json.dumps(sent), capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as no:
        said = (getattr(no, "stderr", "") or str(no)).strip().rpartition("\n")[2]
        raise Refused(
            "bench-splink", f"{python} did not run Splink: {said}", None, "Give a Python with Splink 5."
        ) from no
    likely: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for one, place, chance in json.loads(done.stdout):
        likely[one].append((chance, place))
    return {one: sorted(pairs, key=lambda pair: (-pair[0], pair[1])) for one, pairs in likely.items()}


def _columns(place: int, values: Values) -> dict[str, object]:
    """A person as Splink's examples have them: one column a name, the date as text, nothing where nothing is known."""
    name = parse(values["NAM"])
    given = name.given or None
    return {
        "place": place,
        "surname": name.surname,
        "given": given,
        "whole_name": f"{given} {name.surname}" if given else None,
        "born": values.get("DOB"),
        "sex": values.get("SEX"),
    }


def limit(likely: Likely, inquiries: Sequence[Meant]) -> float:
    """The lowest probability above which enough pairs are right: nobody knows it who does not have the answers."""
    told = sorted(
        ((chance, place == inquiries[one][0]) for one, pairs in likely.items() for chance, place in pairs), reverse=True
    )
    lowest, right = 1.0, 0
    for many, (chance, so) in enumerate(told, 1):
        right += so
        if right >= PRECISION * many and (many == len(told) or told[many][0] < chance):
            lowest = chance
    return lowest


def row(title: str, likely: Likely, inquiries: Sequence[Meant], least: float, seconds: float) -> Found:
    """One row: who comes first, who is among ten, and who is sure from this probability on."""
    first = among = right = wrong = told = 0
    for one, (meant, _) in enumerate(inquiries):
        pairs = likely.get(one, ())
        places = [place for _, place in pairs]
        sure = [place for chance, place in pairs if chance >= least]
        first, among = first + (places[:1] == [meant]), among + (meant in places[:_TOP])
        right, wrong, told = right + (meant in sure), wrong + len(sure) - (meant in sure), told + len(pairs)
    many = max(1, len(inquiries))
    precision = right / (right + wrong) if right + wrong else None
    shares = (first / many, among / many, None, None, right / many, precision, None, None, None)
    return Found(title, len(inquiries), *shares, told / many, seconds * 1e6)
