"""The keys under which a gun is found."""

from leads.hotfiles.things.gun.keys import asked_keys, record_keys, searches
from leads.messages.fields import DEFAULTS


def test_a_gun_is_kept_and_asked_by_its_number() -> None:
    assert record_keys({"SER": "K369J257", "MAK": "SW"}) == {"N:GK369J257", "N:GK369257", "N:G9J257", "N:G69257"}
    assert record_keys({"MAK": "SW"}) == frozenset()
    for number in ("K369J257", "369257", "K369M257", "69257"):
        assert record_keys({"SER": "K369J257"}) & set(asked_keys({"SER": number}, DEFAULTS)), number
    assert asked_keys({"MAK": "SW"}, DEFAULTS) == ()


def test_only_the_number_is_searched() -> None:
    assert list(searches(("SER", "MAK", "CAL"))) == [("SER",)]
    assert list(searches(("MAK",))) == []
