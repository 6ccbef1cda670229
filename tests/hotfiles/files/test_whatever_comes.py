"""Whatever is sent, the answer is values or a refusal; whatever is kept, it can be shown, keyed and compared."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leads.hotfiles.declare.hot_file import HotFile
from leads.hotfiles.inquire import asked_keys
from leads.hotfiles.registry import FIELDS, FILES, MESSAGE_KEYS
from leads.messages.fields import FieldsRefused
from leads.messages.keys import MessageKey
from leads.messages.read import read_values
from leads.rules.refused import Refused

TODAY = date(2026, 11, 23)
CODES = st.sampled_from([*FIELDS, "QQQ", ""])
PAIRS = st.lists(
    st.tuples(CODES, st.one_of(st.text(max_size=12), st.sampled_from(["", "?", "2024", "NX", "01"]))), max_size=8
)


@settings(max_examples=300)  # so that each code is sure to come
@given(pairs=PAIRS)
def test_a_message_is_read_or_refused(pairs: list[tuple[str, str]]) -> None:
    """Each is sent under every key: most of what an example costs is drawing it."""
    for key in MESSAGE_KEYS.values():
        assert read_or_refused(key, pairs), key.key


def read_or_refused(key: MessageKey, pairs: list[tuple[str, str]]) -> bool:
    """Whether there are values, or problems that say what they are."""
    try:
        return bool(read_values(key, pairs, TODAY, FIELDS))
    except FieldsRefused as no:
        return all(one.sentence and one.code for one in no.problems)


@pytest.mark.parametrize("file", list(FILES.values()), ids=lambda file: file.name)
@given(data=st.data())
def test_what_is_kept_can_be_shown_keyed_and_compared(file: HotFile, data: st.DataObject) -> None:
    entry = data.draw(st.sampled_from(list(file.entries.values())))
    sent = data.draw(st.sets(st.sampled_from([field.code for field in file.fields])))
    examples = {field.code: field.example for field in file.fields}
    values = {code: data.draw(st.sampled_from([examples[code], ""])) for code in sent} | {"MKE": entry.key}
    # no entry of a person lacks these, and keys are made of them
    values |= {code: examples[code] for code in ("NAM", "SEX") if code in examples}
    marked: str | None = "NIC"
    try:
        file.check(entry, values, TODAY)
    except Refused as no:
        marked = no.field
    assert marked in FIELDS
    assert file.headline(values)
    assert file.advise(values).endswith(".")
    assert all(label and shown for label, shown in file.facts(values))
    file.warnings(values, TODAY)
    file.retired_on(values, TODAY, {})
    keys = file.record_keys(values)
    for inquiry in file.answers:
        asked = {use.field.code: use.field.example for use in MESSAGE_KEYS[inquiry].uses if use.field.code != "NIC"}
        shared = keys & set(asked_keys(MESSAGE_KEYS[inquiry], asked, {}))
        found = file.match(asked, values, TODAY)
        assert found is None or shared
