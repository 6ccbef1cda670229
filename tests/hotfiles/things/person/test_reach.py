"""What may be a hit is told from the table of claims, and no narrower than the comparison."""

from random import Random

import pytest

from leads.bench.made_up import inquiry, persons
from leads.hotfiles.things.person.compare import weigh
from leads.hotfiles.things.person.names import parse
from leads.hotfiles.things.person.reach import EVERY_DATE, UNDATED, Reach

KNOWN = persons(600, seed=3)


@pytest.mark.parametrize("sex", [{}, {"SEX": "M"}, {"SEX": "M", "RAC": "W"}])
def test_every_hit_is_within_reach(sex: dict[str, str]) -> None:
    rng, hits = Random(3), 0
    for _ in range(1_500):
        known = {**KNOWN[rng.randrange(len(KNOWN))], **sex}
        asked = {**inquiry(known, rng.randrange(6), rng), **sex}
        found = weigh(asked, known, {})
        if found is None:
            continue
        wanted = parse(asked["NAM"])
        claims = tuple(one for one in found.claims if one.startswith(("surname", "given", "names")))
        date = next((one for one in found.claims if one.startswith("born")), UNDATED)
        assert date in Reach(asked, wanted)[bool(wanted.others), claims]
        hits += 1
    assert hits > 300


def test_two_names_that_differ_reach_nothing_and_two_that_are_the_same_nearly_all() -> None:
    reach = Reach({"NAM": "ROE, ZEBULON", "DOB": "19881204"}, parse("ROE, ZEBULON"))
    assert reach[False, ("surname-differs", "given-differs")] == frozenset()
    assert reach[False, ("surname-same", "given-same")] == EVERY_DATE


def test_common_names_reach_fewer_dates_than_rare_ones() -> None:
    common = Reach({"NAM": "SMITH, JAMES", "DOB": "19881204"}, parse("SMITH, JAMES"))
    assert "born-day-differs" not in common[False, ("surname-same", "given-same")]
    assert "born-digit" in common[False, ("surname-same", "given-same")]
    rare = Reach({"NAM": "ROE, ZEBULON", "DOB": "19881204"}, parse("ROE, ZEBULON"))
    assert "born-day-differs" in rare[False, ("surname-same", "given-same")]


def test_one_name_alone_reaches_the_same_birth_date_and_no_other() -> None:
    reach = Reach({"NAM": "ROE, ZEBULON", "DOB": "19881204"}, parse("ROE, ZEBULON"))
    assert reach[False, ("surname-same", "given-differs")] == {"born-same"}
    assert reach[False, ("surname-differs", "given-same")] == {"born-same"}
