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


def test_transposed_neighbors_are_asked_where_make_or_caliber_tells_the_guns_apart() -> None:
    on_record = record_keys({"SER": "K369257"})
    for number in ("3K69257", "K639257", "K396257", "K362957", "K369527", "K369275"):
        assert on_record & set(asked_keys({"SER": number, "MAK": "SW"}, DEFAULTS)), number
        assert len(asked_keys({"SER": number, "CAL": "38"}, DEFAULTS)) <= 9
    assert "N:GK369257" not in asked_keys({"SER": "K396257"}, DEFAULTS)
    assert asked_keys({"SER": "36925", "MAK": "SW"}, DEFAULTS) == ("N:G36925",)  # a short one, of thousands


def test_no_record_has_more_keys_for_it() -> None:
    assert record_keys({"SER": "369257", "MAK": "SW"}) == {"N:G369257", "N:G69257"}
