"""Tells the agency that entered a record of a contact with its person, and of an entry of the same by another agency.

Of a person on supervised release the supervising officer learns who asked, where the record's file wants that. Whoever
looks for a gun learns that another agency has entered it, as recovered or as one of its own. It is said in the round
that answers, so that both are on disk or neither, and once: a message that is sent again is not answered anew. A round
without such a hit does nothing here; one with many tells them all in one statement.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

import orjson

from leads.agencies.standing import Agencies, AgencyStanding
from leads.database import prepared
from leads.database.arrays import int8s, texts
from leads.hotfiles.add_ons import called, clears
from leads.hotfiles.inquire import Hit
from leads.ledger.record import many
from leads.mail.post import CHANNEL
from leads.switch.exchange import replies
from leads.switch.exchange.task import Task, zone_of

ASKED_ABOUT = "asked about"
ALSO_ENTERED = "also entered"  # taken back where the other record never was right (taken_back.py, telling.py)
#: How the text of a contact begins; telling.py puts before it what became of the other record.
YOURS = "YOUR RECORD"
UNDER_YOURS = "WHAT STANDS UNDER YOUR RECORD"
TOLD, NOBODY = "done", "nobody told"
EVENT = "hotfiles:record:owner_told"
# All devices of the agency but the one that asked; a row without a device where there is none.
_DEVICES = """
    SELECT t.*, d.id AS to_device FROM told t LEFT JOIN agencies_device d ON d.agency_id = t.agency_id
        AND d.withdrawn_at IS NULL AND d.approved_at IS NOT NULL AND d.id <> t.device_id"""
_LINES = f"""
    SELECT $1::timestamptz AS at, '{EVENT}' AS event, '' AS "by", ori, mnemonic AS device,
           'record:' || record AS subject, CASE WHEN count(to_device) > 0 THEN '{TOLD}' ELSE '{NOBODY}' END AS outcome,
           '' AS clause, jsonb_build_object('message', message, 'devices', count(to_device)) AS data
    FROM each GROUP BY record, message, ori, mnemonic"""  # noqa: S608 (our own words)
TELL = f"""
WITH told AS MATERIALIZED (
    SELECT * FROM unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[],
                         $9::text[], $10::text[], $11::text[])
        AS g(agency_id, device_id, message, record, file, ori, mnemonic, outcome, text, data)
), each AS MATERIALIZED ({_DEVICES}
), kept AS (
    INSERT INTO mail_kept (device_id, key, outcome, text, data, files, posted_at, acknowledged_by)
    SELECT to_device, 'SM', outcome, text, data::jsonb, ARRAY[file], $1, '' FROM each
    WHERE to_device IS NOT NULL ORDER BY message, to_device RETURNING device_id
), lined AS ({many(_LINES)})
SELECT pg_notify('{CHANNEL}', device_id::text) FROM (SELECT DISTINCT device_id FROM kept) AS ringing
"""  # noqa: S608


class Contact(NamedTuple):
    """An inquiry or entry that surely met a record whose agency is told; in the order of TELL's columns."""

    agency_id: int
    device_id: int
    message: int
    record: str
    file: str
    ori: str
    mnemonic: str
    outcome: str
    text: str
    data: str


def tell(tasks: Sequence[Task], held: Agencies, now: datetime) -> None:
    """Each device of the agency behind such a hit is told by mail who asked, when and where; not the one that asked.

    In the round's own transaction, after its messages are stored.
    """
    found = [one for task in tasks if task.answer and task.answer.contacts for one in _contacts(task, held)]
    if not found:
        return
    agencies, devices, messages, *words = zip(*found, strict=True)
    prepared.run(TELL, now, int8s(agencies), int8s(devices), int8s(messages), *map(texts, words))


def _contacts(task: Task, held: Agencies) -> Iterator[Contact]:
    assert task.answer is not None
    asker = held.agencies[task.session.agency_id]
    for hit in task.answer.contacts:
        owner = next((one for one in held.agencies.values() if one.ori == hit.candidate.ori), None)
        if owner is None:  # it takes part no more
            continue
        yield Contact(
            owner.id,
            task.session.device_id,
            task.id,
            hit.candidate.number,
            hit.candidate.file,
            asker.ori,
            task.session.mnemonic,
            ALSO_ENTERED if task.answer.record else ASKED_ABOUT,
            _text(task, hit, asker, owner),
            orjson.dumps(_data(task, hit), option=orjson.OPT_UTC_Z).decode(),
        )


def _text(task: Task, hit: Hit, asker: AgencyStanding, owner: AgencyStanding) -> str:
    """Who asked about whom, for whom and why it was a hit; times as the owner's agency reads them."""
    whom = f"{hit.file.title}: {hit.file.named(hit.candidate.values)}"
    at = replies.when(task.waiting.received_at, zone_of(owner.zone))
    meant = " ".join(f"{code}/{task.values[code]}" for code in ("ATN", "RSN") if code in task.values)
    assert task.answer is not None
    entered = task.answer.record
    what = f"is also on file as {task.answer.data['record']} of another agency" if entered else "was asked about"
    whose = f"{_yours(hit)} {what}"
    lines = [
        f"{whose}. {whom}, case {hit.candidate.case_number or 'not given'}.",
        f"BY: {asker.name} {asker.ori} TEL {asker.telephone or 'not on file'}, device {task.session.mnemonic}, {at}",
        *([f"FOR: {meant}"] if meant else []),
        "WHY: " + replies.reasons_text([one.words for one in hit.match.reasons]),
        *(f"NOT SURE: {words}" for words in hit.match.unsure),
        f"Call them: if it is the same, {_end_one(hit)}. Until then both answer."
        if entered
        else "A lead: call them to learn whether it was your client, and what became of it.",
    ]
    return "\n".join(lines)


def _yours(hit: Hit) -> str:
    """What of theirs was met: a record, or what stands under one, which is another thing than its record."""
    number, met = hit.candidate.number, hit.match.add_on
    if met is None:
        return f"{YOURS} {number}"
    return f"{UNDER_YOURS} {number}: {called(hit.file.add_on(met.kind), met)}"


def _end_one(hit: Hit) -> str:
    met = hit.match.add_on
    if met is None:
        return "end the one that is over"
    of = hit.file.add_on(met.kind)
    return f"and yours is over, clear the {of.noun} with {clears(hit.file, of)}; your record of the {of.of} stands"


def _data(task: Task, hit: Hit) -> dict[str, object]:
    assert task.answer is not None
    return {
        "record": hit.candidate.number,
        "asked_by": task.session.ori,
        "device": task.session.mnemonic,
        "asked_at": task.waiting.received_at,
        **({"other": task.answer.data["record"]} if task.answer.record else {}),
        **({"add_on": called(hit.file.add_on(met.kind), met)} if (met := hit.match.add_on) else {}),
    }
