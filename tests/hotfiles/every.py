"""For any hot file: an entry of it, an inquiry that finds it, and what else its record may say so that it does not.

Made from what the file declares and from the table of files that the walk through every door uses
(tests/attacks/test_every_door.py), so that a new file is tried by itself.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from leads.hotfiles.acts.on_file import record_keys
from leads.hotfiles.inquire import asked_keys
from leads.hotfiles.match import Asked, as_it_stands
from leads.hotfiles.registry import FIELDS, FILES, MESSAGE_KEYS
from leads.messages.fields import DEFAULTS, Values
from leads.messages.keys import MessageKey
from leads.messages.read import read_values
from leads.rules.refused import Refused
from tests.attacks.test_every_door import WALKED
from tests.makers import NOW

TODAY = NOW.date()
CHANGED = ("19500606", "19990909", "ZZ987", "77A5511", "NEVER THE SAME")  # what an identifier may be instead


class Question(NamedTuple):
    """An inquiry, and what a modify changes so that it is no hit; nothing where no modify can do that."""

    key: str
    asked: dict[str, str]
    changed: dict[str, str]

    def about(self, *, changed: bool) -> dict[str, str]:
        """What is asked of a record as it is entered, or as it is changed."""
        return {**self.asked, **(self.changed if changed else {})}


def written(fields: Values) -> str:
    """Fields as a message has them."""
    return ".".join(f"{code}/{value}" for code, value in fields.items())


def entry_of(file: str) -> dict[str, str]:
    """What an entry of the file sends under WALKED's key; whatever else is mandatory as its field's example has it."""
    row = WALKED[file]
    sent = {**row.about, "OCA": row.case}
    must = {use.field.code: use.field.example for use in MESSAGE_KEYS[row.key].uses if use.must}
    papers = [sent["SUP"]] if "SUP" in sent else ["INVESTIGATIVE REPORT", "DOCUMENT", "WARRANT"]
    whole = [{**must, **sent, "SUP": paper} for paper in papers]
    return next((one for one in whole if stands(file, on_record(file, one))), whole[0])


def on_record(file: str, sent: Values, key: str = "") -> dict[str, str]:
    """The values of an entry, as it is read."""
    return read_values(MESSAGE_KEYS[key or WALKED[file].key], list(sent.items()), TODAY, FIELDS)


def modify_of(file: str) -> MessageKey:
    """The first key that modifies the file's records."""
    return next(key for key in FILES[file].keys if key.does.name == "modify")


@cache
def question_of(file: str) -> Question:
    """An inquiry of the file that tells of what comes later, and a change of the record with which it is no hit."""
    values = on_record(file, entry_of(file))
    found = []
    for key in (MESSAGE_KEYS[name] for name in FILES[file].answers):
        for asked in _whole(key, values) if key.notices else ():
            if finds(file, key, asked, values):
                other = (one for one in _changes(file, asked) if not finds(file, key, asked, {**values, **one}))
                found.append(Question(key.key, asked, next(other, {})))
    assert found, f"no inquiry with delayed hits finds what WALKED enters in {file}"
    return next((one for one in found if one.changed), found[0])


def finds(file: str, key: MessageKey, asked: Values, values: Values) -> bool:
    """Whether an inquiry hits a record of these values."""
    read = read_values(key, list(asked.items()), TODAY, FIELDS)
    known = {**values, "NIC": "", "OCA": values.get("OCA", "")}
    shared = set(asked_keys(key, read, {})) & set(record_keys(FILES[file], "", known["OCA"], values))
    return bool(shared) and as_it_stands(FILES[file], Asked(read, TODAY, DEFAULTS), known) is not None


def stands(file: str, values: Values) -> bool:
    """Whether the file's own rules let a record of these values stand."""
    try:
        FILES[file].check(MESSAGE_KEYS[values["MKE"]], values, TODAY)
    except Refused:
        return False
    return True


def _whole(key: MessageKey, values: Values) -> Iterator[dict[str, str]]:
    """What the key can be asked with, of what the record says."""
    for codes in key.combinations:
        if all(values.get(code) for code in codes):
            yield {code: values[code] for code in codes}


def _changes(file: str, asked: Values) -> Iterator[dict[str, str]]:
    """What a modify may make of one of the fields that are asked."""
    modify, values = modify_of(file), on_record(file, entry_of(file))
    takes = {use.field.code: use.field for use in modify.uses if use.field.code not in modify.identifies}
    for code in (one for one in asked if one in takes):
        for raw in (*CHANGED, takes[code].example):
            try:
                value = takes[code].read(raw, TODAY)
            except Refused:
                continue
            if value != asked[code] and stands(file, {**values, code: value}):
                yield {code: value}
