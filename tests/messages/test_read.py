"""A message's fields read together: every problem is told, the first one speaks."""

from datetime import date
from itertools import chain

import pytest

from leads.hotfiles.registry import FILES, MESSAGE_KEYS, asked_keys, files_of, gathered, read_values
from leads.messages.fields import FieldsRefused
from leads.messages.keys import MessageKey

TODAY = date(2026, 11, 23)
PLATE = [("LIC", "TST1234"), ("LIS", "IL"), ("LIY", "2027"), ("LIT", "PC")]
STOLEN = [
    *PLATE,
    ("VMA", "TOYT"),
    ("DOT", "20261120"),
    ("OCA", "26-10411"),
    ("SUP", "COMPLAINT"),
    ("SUD", "Records desk"),
]


def refused(key: str, pairs: list[tuple[str, str]]) -> FieldsRefused:
    with pytest.raises(FieldsRefused) as no:
        read_values(MESSAGE_KEYS[key], pairs, TODAY)
    return no.value


def test_an_inquiry_is_read() -> None:
    assert read_values(MESSAGE_KEYS["QV"], [("LIC", "tst 1234"), ("LIS", "il")], TODAY) == {
        "LIC": "TST1234",
        "LIS": "IL",
    }


def test_an_entry_also_carries_its_key() -> None:
    assert read_values(MESSAGE_KEYS["EV-A"], STOLEN, TODAY)["MKE"] == "EV-A"


def test_every_problem_is_told_in_the_order_of_the_message() -> None:
    no = refused("EV", [("LIC", "*"), ("LIS", "QQ"), ("HGT", "509"), ("LIS", "IL"), ("DOT", "")])
    assert [(one.code, one.field) for one in no.problems] == [
        ("field-wrong", "LIC"),
        ("field-wrong", "LIS"),
        ("field-unknown", "HGT"),
        ("field-doubled", "LIS"),
        ("field-empty", "DOT"),
        ("field-missing", "VMA"),
        ("field-missing", "OCA"),
        ("field-missing", "SUP"),
        ("field-missing", "SUD"),
        ("set-missing", "LIY"),
    ]
    assert (no.code, no.sentence) == (no.problems[0].code, no.problems[0].sentence)


def test_a_name_alone_is_not_searched() -> None:
    no = refused("QW", [("NAM", "DOE, JANE"), ("SEX", "F")])
    assert (no.code, no.field) == ("set-missing", "DOB")
    assert no.example
    assert read_values(MESSAGE_KEYS["QW"], [("NAM", "DOE, JANE"), ("DOB", no.example)], TODAY)


@pytest.mark.parametrize(
    ("key", "sent"),
    [
        ("QV", "LIC"),
        ("QV", "VIN"),
        ("QV", "OAN"),
        ("QV", "NIC"),
        ("QW", "FBI"),
        ("QW", "SID"),
        ("QW", "SOC"),
        ("QW", "MNU"),
        ("QW", "OLN OLS"),
        ("QW", "LIC LIS"),
        ("QW", "VIN"),
        ("QW", "NIC"),
        ("QW", "NAM DOB"),
        ("QW", "NAM OCA"),
        ("QW", "NAM FBI"),
        ("QV", "LIC LIS LIY LIT PUR ATN RSN"),
        ("ZW", "NAM DOB SEX RAC"),
        ("ZV", "VIN VMA"),
    ],
)
def test_accepted_combinations(key: str, sent: str) -> None:
    fields = {use.field.code: use.field.example for use in MESSAGE_KEYS[key].uses}
    values = read_values(MESSAGE_KEYS[key], [(code, fields[code]) for code in sent.split()], TODAY)
    assert asked_keys(MESSAGE_KEYS[key], values, {})


@pytest.mark.parametrize(("key", "sent", "wanted"), [("QV", "LIS", "LIC"), ("QW", "OLN", "OLS"), ("QW", "SEX", "DOB")])
def test_not_enough_to_search_for(key: str, sent: str, wanted: str) -> None:
    fields = {use.field.code: use.field.example for use in MESSAGE_KEYS[key].uses}
    no = refused(key, [(sent, fields[sent])])
    assert no.code == "set-missing"
    assert no.field in {wanted, "NAM", "FBI"}
    assert wanted in no.cure


def test_aliases_may_come_several_times_or_together() -> None:
    key = MESSAGE_KEYS["MW"]
    pairs = [("NIC", "W990000001"), ("NAM", "DOE, JANE"), ("OCA", "1"), ("AKA", "ROE, JANE"), ("AKA", "POE, JO")]
    values = read_values(key, pairs, TODAY)
    assert values["AKA"] == "ROE, JANE; POE, JO"
    again = read_values(key, list(values.items()), TODAY)
    assert again == values


def test_a_modify_takes_a_field_off_with_nothing_in_it_unless_it_is_mandatory() -> None:
    pairs = [("NIC", "V990000001"), ("OCA", "26-10411"), ("VCO", "")]
    assert read_values(MESSAGE_KEYS["MV"], pairs, TODAY)["VCO"] == ""
    assert refused("MV", [*pairs, ("VMA", "")]).field == "VMA"
    assert refused("MV", [*pairs[1:], ("NIC", " ")]).field == "NIC"
    assert refused("CV", [("NIC", "V990000001"), ("OCA", "1"), ("DCL", "20261122"), ("RPP", "")]).code == "field-empty"


@pytest.mark.parametrize("key", list(MESSAGE_KEYS.values()), ids=lambda key: key.key)
def test_every_key_s_own_example_is_read(key: MessageKey) -> None:
    needed = {use.field.code for use in key.uses if use.must}.union(key.combinations[0] if key.combinations else ())
    pairs = [(use.field.code, use.field.example) for use in key.uses if use.field.code in needed]
    assert needed <= read_values(key, pairs, TODAY).keys()
    assert set(key.identifies) <= {use.field.code for use in key.uses}
    assert set(chain.from_iterable(key.combinations)) <= {use.field.code for use in key.uses}


def test_files_are_found_and_say_what_they_answer() -> None:
    assert set(FILES) >= {"stolen_vehicle", "wanted_person"}
    assert files_of("QV") == ("stolen_vehicle", "wanted_person")
    assert files_of(MESSAGE_KEYS["QW"]) == ("wanted_person",)


def test_a_doubled_key_stops_the_start() -> None:
    file = FILES["stolen_vehicle"]
    with pytest.raises(RuntimeError, match="stolen_vehicle"):
        gathered((file, file))


def test_a_record_number_is_asked_alone() -> None:
    assert asked_keys(MESSAGE_KEYS["QV"], {"NIC": "V990000001", "LIC": "TST1234"}, {}) == ("#:V990000001",)
