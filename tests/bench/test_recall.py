"""The exhaustive side leaves out only who can't answer."""

from random import Random

from leads.bench.made_up import inquiry, persons
from leads.bench.recall import Everyone, Persons, first_ten


def test_who_was_born_in_no_part_on_the_day_asked_does_not_answer() -> None:
    known, random = persons(1_500, seed=8), Random(8)
    everyone = Everyone(known)
    for slips in (0, 1, 2, 3) * 5:
        asked = inquiry(known[random.randrange(len(known))], slips, random)
        assert first_ten(asked, known, everyone.who_can_answer(asked)) == first_ten(asked, known, range(len(known)))


def test_who_is_found_by_number_is_told_though_the_name_says_nothing() -> None:
    """As in LEADS: only what came by keys of the name is sifted, and comparing with everybody finds no more."""
    known = [{**one, "SOC": f"66601{at:04d}"} for at, one in enumerate(persons(50, seed=9))]
    on_file = Persons(known)
    for at in range(50):
        asked = {"NAM": "OTHERTEST, ZEBULON", "DOB": "19000101", "SOC": known[at]["SOC"]}
        hits, looked_at = on_file.by_keys(asked)
        assert [(place, hit.grade) for place, hit in hits] == [(at, "strong")]
        assert on_file.exhaustively(asked) == hits
        assert looked_at >= 1
    found = on_file.measure(
        [(at, {**known[at], "NAM": "OTHERTEST, ZEBULON"}) for at in range(50) if "DOB" in known[at]]
    )
    assert (found.kept, found.recall) == (1.0, 1.0)
