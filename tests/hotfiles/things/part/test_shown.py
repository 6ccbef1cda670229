"""How a part is shown: what it is in words, its numbers, brand and power."""

from leads.hotfiles.things.part.shown import part_called, part_facts, part_named


def test_what_to_compare_with_the_part() -> None:
    part = {"SER": "0T369257", "OAN": "FLEET0042", "BRA": "MERC", "CAT": "OB", "EPD": "150HP", "PYR": "2019"}
    assert dict(part_facts(part)) == {
        "Part": "Outboard motor (OB)",
        "Serial number": "0T369257",
        "Owner-applied number": "FLEET0042",
        "Brand": "MERC",
        "Power or displacement": "150HP",
        "Year": "2019",
    }
    assert part_named(part) == "0T369257 MERC"
    assert part_named({"OAN": "FLEET0042"}) == "FLEET0042"


def test_what_is_not_known_leaves_no_trace() -> None:
    assert part_called({}) == "Part"
    assert all(not value for _, value in part_facts({}))
