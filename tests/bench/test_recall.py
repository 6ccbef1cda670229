"""The exhaustive side leaves out only who can't answer."""

from random import Random

from leads.bench.made_up import inquiry, persons
from leads.bench.recall import Everyone, first_ten


def test_who_was_born_in_no_part_on_the_day_asked_does_not_answer() -> None:
    known, random = persons(1_500, seed=8), Random(8)
    everyone = Everyone(known)
    for slips in (0, 1, 2, 3) * 5:
        asked = inquiry(known[random.randrange(len(known))], slips, random)
        assert first_ten(asked, known, everyone.who_can_answer(asked)) == first_ten(asked, known, range(len(known)))
