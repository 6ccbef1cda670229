"""What an answer says again of what was asked: of a secret number its end, in words and in structured form."""

import pytest

from leads.hotfiles.registry import MESSAGE_KEYS
from leads.ledger.models import Line
from leads.switch.exchange.answer import as_shown
from leads.switch.exchange.exchange import Exchange
from tests.switch.makers import ask, sign_on

NUMBER = "666123456"


@pytest.mark.parametrize(
    ("key", "asked", "shown"),
    [
        ("QW", {"SOC": NUMBER, "NAM": "DOE, JO"}, {"SOC": "*****3456", "NAM": "DOE, JO"}),
        ("QW", {"NAM": "DOE, JO"}, {"NAM": "DOE, JO"}),
        ("QV", {"LIC": "TST1234"}, {"LIC": "TST1234"}),
    ],
)
def test_of_a_secret_number_its_end_is_said_and_all_else_as_it_was_asked(
    key: str, asked: dict[str, str], shown: dict[str, str]
) -> None:
    assert as_shown(MESSAGE_KEYS[key], asked) == shown
    assert list(as_shown(MESSAGE_KEYS[key], asked)) == list(asked)


def test_a_message_of_no_known_key_says_what_there_is() -> None:
    assert as_shown(None, {}) == {}


def test_every_secret_of_every_key_is_masked() -> None:
    for key in MESSAGE_KEYS.values():
        asked = {use.field.code: "SECRET666123456" for use in key.uses if use.field.secret}
        assert not any("SECRET" in one for one in as_shown(key, asked).values()), key.key


@pytest.mark.django_db
@pytest.mark.parametrize("sent", [NUMBER, "666-12-3456"])
def test_no_record_for_a_number_says_its_end(sent: str) -> None:
    frame = ask(Exchange("test"), sign_on("IL1990100"), "QW", f"SOC/{sent}")
    assert frame.outcome == "no record"
    assert frame.text.startswith("NO RECORD FOR SOC/*****3456\n")
    assert frame.data["asked"]["SOC"] == "*****3456"
    said = f"{frame.text}{frame.data}{[one.data for one in Line.objects.all()]}"
    assert NUMBER not in said.replace("-", "")
