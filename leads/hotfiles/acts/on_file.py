"""How a record stands on file: once for an agency, and under the keys by which it is found."""

from collections.abc import Iterable

from django.db import connection

from leads.hotfiles.declare.hot_file import HotFile
from leads.hotfiles.models import CAN_HIT, Record, RecordKey
from leads.hotfiles.things.record.keys import number_key
from leads.ledger.actor import Actor
from leads.messages.fields import Values
from leads.rules.refused import Refused


def one_at_a_time(*turns: tuple[int, str]) -> None:
    """Entries of one agency in one file follow each other, so that neither misses the other as a duplicate.

    `turns` are agencies and files, taken in one order by everyone: two who need the same ones never wait for each
    other. Held until the transaction ends.
    """
    with connection.cursor() as cursor:
        for agency_id, file in sorted(set(turns)):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"enter {agency_id} {file}"])


def not_on_file(file: HotFile, values: Values, by: Actor, but: int = 0) -> None:
    """No record of the agency, save the one with the id `but`, is about the same person or thing. Raises Refused."""
    keys = file.record_keys(values)
    shared = Record.objects.filter(file=file.name, agency_id=by.agency_id, state__in=CAN_HIT, keys__key__in=keys)
    for other in shared.exclude(pk=but).distinct():
        if file.same(values, {**other.values, "OCA": other.case_number}):
            raise Refused(
                "on-file",
                f"Your agency has this on file as {other.number}, case {other.case_number}.",
                None,
                f"Modify {other.number} instead, or cancel it first.",
                field="NIC",
                example=other.number,
            )


def record_keys(file: HotFile, number: str, case_number: str, values: Values) -> Iterable[str]:
    """Every key under which a record is found: what its file says of its fields and case, and its own number."""
    return {*file.record_keys({**values, "OCA": case_number}), number_key(number)}


def write_keys(file: HotFile, made: Record) -> None:
    """Writes the keys of a record that can hit; whoever asks by one of them finds it from the commit on."""
    RecordKey.objects.bulk_create(
        RecordKey(key=key, record_id=made.pk)
        for key in sorted(record_keys(file, made.number, made.case_number, made.values))
    )
