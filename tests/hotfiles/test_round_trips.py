"""What is read, printed and read again stays what it was: every key of every file, with every field that it takes."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leads.hotfiles.forms import codes_of
from leads.hotfiles.registry import FIELDS, MESSAGE_KEYS
from leads.messages import wire
from leads.messages.fields import BETWEEN, Field
from leads.messages.keys import MessageKey
from leads.messages.lists import SIGNS
from leads.messages.read import read_message
from leads.rules.refused import Refused

TODAY = date(2026, 11, 23)
KEYS = list(MESSAGE_KEYS.values())
MODIFIES = [key for key in KEYS if key.does.takes_off]


_KNOWN: dict[int, list[str]] = {}  # by the field's identity: those of the registry stay


def raw_for(field: Field) -> list[str]:
    """Texts that the field's reader takes: its example, and what else it may be that it reads."""
    if id(field) not in _KNOWN:
        _KNOWN[id(field)] = list(_raw_for(field))
    return _KNOWN[id(field)]


def _raw_for(field: Field) -> list[str]:
    tried = [
        field.example,
        field.example.lower(),
        *list(codes_of(field) or {})[:40],
        "A1B2",
        "20251231",
        "19500606",
        "1",
        "ROE, MARY",
    ]
    return [raw for raw in dict.fromkeys(tried) if reads(field, raw)]


def reads(field: Field, raw: str) -> bool:
    try:
        field.read(raw, TODAY)
    except Refused:
        return False
    return True


def sent(key: MessageKey, raw: dict[str, str]) -> dict[str, str]:
    """The values of a message, over the wire and back."""
    payload = wire.write_message(key.key, "IL1990100", "R1", list(raw.items()))
    return read_message(key, wire.read(payload), TODAY, FIELDS)


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.key)
@settings(max_examples=8)
@given(data=st.data())
def test_what_was_read_is_printed_and_read_as_the_same(key: MessageKey, data: st.DataObject) -> None:
    raw = {
        use.field.code: data.draw(st.sampled_from(raw_for(use.field)))
        for use in key.uses
        if use.field.code != key.does.takes_off
    }
    values = sent(key, raw)
    assert values.keys() - {key.does.key_as} >= raw.keys() - {key.does.key_as}
    printed = {code: values[code] for code in raw}
    assert sent(key, printed) == values


@pytest.mark.parametrize("key", MODIFIES, ids=lambda key: key.key)
def test_a_list_with_signs_and_what_is_taken_off_come_back_as_they_went(key: MessageKey) -> None:
    meant = {use.field.code: use.field.example for use in key.uses if use.must or use.field.code in key.identifies}
    lists = [use.field for use in key.uses if use.field.is_list and use.field.code not in meant]
    signed = {one.code: BETWEEN.join(sign + one.example for sign in SIGNS[:2]) for one in lists}
    off = sorted(key.removable - meant.keys() - signed.keys())[:20]  # as many as one message takes
    values = sent(key, {**meant, **signed, key.does.takes_off: " ".join(off).lower()})
    assert values[key.does.takes_off].split(", ") == off
    assert all(values[one.code][0] == SIGNS[0] for one in lists)
    assert sent(key, values) == values


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.key)
def test_many_values_of_a_field_come_back_in_one_text(key: MessageKey) -> None:
    needed = {use.field.code: use.field.example for use in key.uses if use.must}
    needed |= {use.field.code: use.field.example for use in key.uses if use.field.code in (key.combinations or [()])[0]}
    for field in (use.field for use in key.uses if use.field.many > 1):
        whole = [field.read(raw, TODAY) for raw in raw_for(field)]
        each = next((field.parts(one) for one in whole if BETWEEN in one), whole)[: field.many]  # a chart is many teeth
        values = sent(key, {**needed, field.code: BETWEEN.join(each)})
        assert field.parts(values[field.code]) == each
        printed = {code: value for code, value in values.items() if code != key.does.key_as}
        assert sent(key, printed) == values
