"""A message's fields read together: every problem is told, the first one speaks."""

from datetime import date
from itertools import chain

import pytest

from leads.hotfiles.inquire import asked_keys
from leads.hotfiles.registry import FIELDS, MESSAGE_KEYS
from leads.messages import wire
from leads.messages.fields import FieldsRefused
from leads.messages.keys import MessageKey
from leads.messages.read import read_as, read_message, read_values
from leads.rules.refused import Refused

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
        read_values(MESSAGE_KEYS[key], pairs, TODAY, FIELDS)
    return no.value


def test_an_inquiry_is_read() -> None:
    assert read_values(MESSAGE_KEYS["QV"], [("LIC", "tst 1234"), ("LIS", "il")], TODAY, FIELDS) == {
        "LIC": "TST1234",
        "LIS": "IL",
    }


def test_an_entry_also_carries_its_key() -> None:
    assert read_values(MESSAGE_KEYS["EV-A"], STOLEN, TODAY, FIELDS)["MKE"] == "EV-A"


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
    assert read_values(MESSAGE_KEYS["QW"], [("NAM", "DOE, JANE"), ("DOB", no.example)], TODAY, FIELDS)


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
    values = read_values(MESSAGE_KEYS[key], [(code, fields[code]) for code in sent.split()], TODAY, FIELDS)
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
    values = read_values(key, pairs, TODAY, FIELDS)
    assert values["AKA"] == "ROE, JANE; POE, JO"
    again = read_values(key, list(values.items()), TODAY, FIELDS)
    assert again == values


MEANT = [("NIC", "V990000001"), ("OCA", "26-10411")]


@pytest.mark.parametrize("empty", ["", " ", "\u00a0"])
def test_an_empty_field_takes_nothing_off_a_record_and_says_how_that_is_done(empty: str) -> None:
    no = refused("MV", [*MEANT, ("VCO", empty)])
    assert (no.code, no.field) == ("field-empty", "VCO")
    assert "DEL/VCO" in no.cure
    assert read_values(MESSAGE_KEYS["MV"], [*MEANT, ("DEL", "VCO")], TODAY, FIELDS)["DEL"] == "VCO"
    assert "DEL" not in refused("MV", [*MEANT, ("VMA", empty)]).cure


def test_what_a_record_needs_is_not_taken_off_and_nothing_is_changed_and_taken_off_at_once() -> None:
    for pairs in ([("DEL", "VMA")], [("DEL", "VCO NIC")], [("DEL", "OCA")], [("DEL", "VCO"), ("VCO", "RED")]):
        no = refused("MV", [*MEANT, *pairs])
        assert (no.code, no.field) == ("not-removable", "DEL")
    assert refused("EV", [*STOLEN, ("DEL", "VCO")]).code == "field-unknown"
    assert read_values(MESSAGE_KEYS["MV"], [*MEANT, ("DEL", "vco,mis LIY")], TODAY, FIELDS)["DEL"] == "VCO, MIS, LIY"


def test_a_list_takes_so_many_values_however_they_are_sent() -> None:
    pairs = [("NIC", "W990000001"), ("NAM", "DOE, JANE"), ("OCA", "1")]
    names = [f"ROE, J{one}{other}" for one in "ABCDEFGHIJ" for other in "ABCDEFGHIJ"]
    some = [("AKA", "; ".join(names[:6])), ("AKA", "; ".join(names[6:99]))]
    assert read_values(MESSAGE_KEYS["MW"], [*pairs, *some], TODAY, FIELDS)["AKA"] == "; ".join(names[:99])
    no = refused("MW", [*pairs, *some, ("AKA", names[99])])
    assert (no.code, no.field) == ("field-doubled", "AKA")
    assert "Send 99 of them" in no.cure


def test_accents_are_read_in_every_field_and_what_was_read_otherwise_is_known() -> None:
    pairs = [("NAM", "Muñoz\u2013Østergård, José"), ("DOB", "2-29-80"), ("RSN", "café"), ("ATN", "OFC DOE")]
    values = read_values(MESSAGE_KEYS["QW"], pairs, TODAY, FIELDS)
    assert (values["NAM"], values["RSN"]) == ("MUNOZ-OSTERGARD, JOSE", "cafe")
    assert read_as(MESSAGE_KEYS["QW"], pairs, values) == {
        "NAM": "MUNOZ-OSTERGARD, JOSE",
        "DOB": "19800229",
        "RSN": "cafe",
    }
    assert read_as(MESSAGE_KEYS["QW"], [("NAM", "doe, jane")], {"NAM": "DOE, JANE"}) == {}
    for named, code in (("SUP", "INVESTIGATIVE REPORT"), ("VMA", "Toyota")):
        read = {named: FIELDS[named].read(code, date(2026, 11, 23))}
        assert read_as(MESSAGE_KEYS["EV"], [(named, code)], read) == {}, named
    no = refused("QW", [("NAM", "ЖУКОВ, И"), ("DOB", "19800229")])
    assert (no.code, no.field) == ("field-character", "NAM")


def test_a_modify_s_empty_field_is_refused_by_its_key_too() -> None:
    pairs = [*MEANT, ("VCO", "BLU")]
    assert refused("MV", [*pairs[1:], ("NIC", " ")]).field == "NIC"
    assert refused("CV", [("NIC", "V990000001"), ("OCA", "1"), ("DCL", "20261122"), ("RPP", "")]).code == "field-empty"


@pytest.mark.parametrize("key", list(MESSAGE_KEYS.values()), ids=lambda key: key.key)
def test_every_key_s_own_example_is_read(key: MessageKey) -> None:
    needed = {use.field.code for use in key.uses if use.must}.union(key.combinations[0] if key.combinations else ())
    pairs = [(use.field.code, use.field.example) for use in key.uses if use.field.code in needed]
    assert needed <= read_values(key, pairs, TODAY, FIELDS).keys()
    assert set(key.identifies) <= {use.field.code for use in key.uses}
    assert set(chain.from_iterable(key.combinations)) <= {use.field.code for use in key.uses}


@pytest.mark.parametrize(
    ("raw", "code", "said"),
    [
        (b"QV.IL1990100.R1.TXTLIC/TST1234.LIS/", "wire-empty-field", "Field LIS at character 32 is empty."),
        (b"CV.IL1990100.R1.TXTNIC/V990000001.OCA/", "wire-empty-field", "Field OCA at character 35 is empty."),
        (b"EV.IL1990100.R1.TXTLIC/.LIS/QQ", "wire-empty-field", "Field LIC at character 20 is empty."),
        (b"MV.IL1990100.R1.TXTNIC/V990000001.OCA/", "field-empty", "OCA is empty."),
        (b"MW.IL1990100.R1.TXTNIC/W990000001.OCA/1.NAM/", "field-empty", "NAM is empty."),
    ],
)
def test_an_empty_field_is_told_with_its_place_and_on_a_modify_with_what_to_do(raw, code, said) -> None:
    message = wire.read(raw)
    with pytest.raises(Refused) as no:
        read_message(MESSAGE_KEYS[message.key], message, TODAY, FIELDS)
    assert (no.value.code, no.value.sentence) == (code, said)


def test_which_keys_take_fields_off_is_declared_and_not_read_off_a_letter() -> None:
    taking = {key.key for key in MESSAGE_KEYS.values() if key.does.takes_off}
    assert taking == {key.key for key in MESSAGE_KEYS.values() if key.does.name == "modify"}
    assert taking >= {"MA", "MLA", "MV", "MW", "MT", "MG", "MLG", "MFG", "MRG"}
    assert all(key.does.name == "modify" for key in MESSAGE_KEYS.values() if key.removable)
    assert not MESSAGE_KEYS["MV"].removable & {"NIC", "OCA", "VMA", "DOT", "MKE", "VLN"}


def test_a_set_that_is_begun_says_what_is_missing_and_one_that_is_not_says_which_would_do() -> None:
    said = [one.sentence for one in refused("EV", [pair for pair in STOLEN if pair[0] != "LIT"]).problems]
    assert said == ["LIC, LIS, LIY and LIT go together: LIT (plate type) is missing."]
    said = [one.sentence for one in refused("EV", [pair for pair in STOLEN if pair not in PLATE]).problems]
    assert said == ["EV needs one of these, whole: LIC with LIS with LIY with LIT; VIN with VYR; OAN with VYR."]
    said = [one.sentence for one in refused("XV", [("NIC", "V990000001")]).problems]
    assert said == ["NIC and OCA go together: OCA (case number) is missing."]


def test_a_secret_number_is_not_said_again_as_it_was_read() -> None:
    pairs = [("SOC", "666-12-3456"), ("SEX", "F")]
    values = read_values(MESSAGE_KEYS["QW"], pairs, TODAY, FIELDS)
    assert values["SOC"] == "666123456"
    assert read_as(MESSAGE_KEYS["QW"], pairs, values) == {}
