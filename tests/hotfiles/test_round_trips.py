"""What is read, printed and read again stays what it was: every key of every file, with every field that it takes."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leads.hotfiles.declare.hot_file import HotFile
from leads.hotfiles.forms import codes_of
from leads.hotfiles.registry import FIELDS, FILES, MESSAGE_KEYS
from leads.messages import wire
from leads.messages.fields import BETWEEN, Field, Use
from leads.messages.keys import MessageKey
from leads.messages.lists import SIGNS
from leads.messages.read import read_message
from leads.rules.refused import Refused

TODAY = date(2026, 11, 23)
KEYS = [key for key in MESSAGE_KEYS.values()]


def raw_for(field: Field) -> list[str]:
    """Texts that the field's reader takes: its example, and what else it may be that it reads."""
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
