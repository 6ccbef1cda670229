"""What a modify wants of a record, and what it says has gone and come."""

import pytest

from leads.hotfiles.acts.changes import changes, wanted
from leads.hotfiles.registry import FIELDS, MESSAGE_KEYS
from leads.rules.refused import Refused

HELD = {"VMA": "CHEV", "VCO": "BLU", "AKA": "ROE, JANE; POE, JO", "CMC": "0070", "SOC": "666123456"}


def test_fields_that_are_named_to_go_and_no_others_go() -> None:
    values = {"NIC": "V990000001", "OCA": "1", "VMA": "TOYT", "DEL": "VCO, CMC"}
    assert wanted(MESSAGE_KEYS["MV"], values, HELD) == {"VMA": "TOYT", "VCO": "", "CMC": ""}


def test_what_is_not_there_can_t_be_taken_off() -> None:
    with pytest.raises(Refused, match="VST can't be taken off: the record has none") as no:
        wanted(MESSAGE_KEYS["MV"], {"NIC": "V990000001", "OCA": "1", "DEL": "VST"}, HELD)
    assert no.value.field == "DEL"


@pytest.mark.parametrize(
    ("after", "words"),
    [
        ({"VCO": "RED"}, "VCO: BLU replaced by RED"),
        ({"VCO": ""}, "VCO: taken off BLU"),
        ({"VST": "4D"}, "VST: added 4D"),
        ({"AKA": "POE, JO; LOE, AL"}, "AKA: taken off ROE, JANE, added LOE, AL"),
        ({"CMC": "70"}, "CMC: taken off 00"),
        ({"SOC": "666123457"}, "SOC: *****3456 replaced by *****3457"),
    ],
)
def test_a_change_in_words(after: dict[str, str], words: str) -> None:
    [one] = changes(FIELDS, HELD, {code: value for code, value in {**HELD, **after}.items() if value})
    assert one.words == words


def test_what_stays_is_not_told() -> None:
    assert changes(FIELDS, HELD, dict(HELD)) == ()
