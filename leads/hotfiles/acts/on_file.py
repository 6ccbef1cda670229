"""How a record stands on file: once for an agency, and under the keys by which it is found."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import orjson
from django.db import connection

from leads.database import prepared
from leads.database.arrays import texts
from leads.hotfiles.acts.runs import keys_of_the_same
from leads.hotfiles.add_ons import add_on_keys
from leads.hotfiles.declare.additions import OWN, Added, of, ways
from leads.hotfiles.declare.hot_file import HotFile
from leads.hotfiles.lists import ADDITIONS, read_rows, together
from leads.hotfiles.match import in_every_way
from leads.hotfiles.models import Record
from leads.hotfiles.sketches import with_sketches
from leads.hotfiles.things.record.keys import number_key
from leads.ledger.actor import Actor
from leads.messages.fields import Values
from leads.rules.refused import Refused

# Records of an agency that share a key with what is entered, in the order of their numbers.
SHARED = f"""
SELECT r.number, r.case_number, r.values::text, {ADDITIONS} FROM hotfiles_record r
WHERE r.id IN (SELECT record_id FROM hotfiles_recordkey WHERE key = ANY($1::text[]))
  AND r.file = $2 AND r.agency_id = $3::bigint AND r.state IN ('active', 'located') AND r.id <> $4::bigint
ORDER BY r.number
"""  # noqa: S608
KEYS = """
INSERT INTO hotfiles_recordkey (key, record_id, sketch)
SELECT key, $1::bigint, sketch FROM unnest($2::text[], $3::text[]) AS k(key, sketch)
"""


def one_at_a_time(*turns: tuple[int, str]) -> None:
    """Entries of one agency in one file follow each other, so that neither misses the other as a duplicate.

    `turns` are agencies and files, taken in one order by everyone: two who need the same ones never wait for each
    other. Held until the transaction ends.
    """
    with connection.cursor() as cursor:
        for agency_id, file in sorted(set(turns)):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"enter {agency_id} {file}"])


def not_on_file(
    file: HotFile, values: Values, by: Actor, *, but: int = 0, additions: Sequence[Added] = ()
) -> tuple[str, ...]:
    """No record of the agency, save the one with the id `but`, is about the same person or thing. Raises Refused.

    `additions`: what stands beside the values; what is somebody else's makes no two records the same.
    Gives what is nearly the same, as sentences for whoever enters: doubts of this entry, and none of the record.
    """
    entered = list(ways(file.kinds, values, of(OWN, additions)))
    near, own = list[str](), chain.from_iterable(map(file.record_keys, entered))
    keys = sorted({*own, *keys_of_the_same(file, values)})
    for number, case, text, rows in prepared.run(SHARED, texts(keys), file.name, by.agency_id, but):
        stands = together(orjson.loads(text), read_rows(rows))
        known = {**stands.values, "OCA": case}
        theirs = list(ways(file.kinds, known, of(OWN, stands.beside)))
        if any(file.same(one, other) for one in entered for other in theirs):
            raise Refused(
                "on-file",
                f"Your agency has this on file as {number}, case {case}.",
                None,
                f"Modify {number} instead. {file.if_another.format(number=number)}".strip(),
                field="NIC",
                example=number,
            )
        if said := file.near(values, known):
            near.append(f"Your agency has {number} on file, case {case}: {said}. See that it is not the same one.")
    return tuple(near)


def record_keys(
    file: HotFile, number: str, case_number: str, values: Values, additions: Sequence[Added] = ()
) -> Iterable[str]:
    """Every key under which a record is found: its fields and case, what was added to it, and its own number."""
    read = in_every_way(file, {**values, "OCA": case_number}, additions)
    own = chain.from_iterable(map(file.record_keys, read))
    return {number_key(number), *own, *add_on_keys(file, additions)}


def sketched_keys(
    file: HotFile, number: str, case_number: str, values: Values, additions: Sequence[Added] = ()
) -> Iterator[tuple[str, str]]:
    """Every key of a record, in order, with the sketch that stands beside it."""
    keys = record_keys(file, number, case_number, values, additions)
    return with_sketches(file, keys, values, read_whole=bool(additions))


def write_keys(file: HotFile, made: Record, additions: Sequence[Added] = ()) -> None:
    """Writes the keys of a record that can hit; whoever asks by one of them finds it from the commit on.

    `additions`: all that stand on it. What is left out here is found by nobody.
    """
    keys, sketches = zip(*sketched_keys(file, made.number, made.case_number, made.values, additions), strict=True)
    prepared.run(KEYS, made.pk, texts(keys), texts(sketches))
