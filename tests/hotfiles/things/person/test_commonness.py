"""What strangers agree in by chance."""

from leads.hotfiles.things.person.commonness import by_chance, given_share, surname_share
from leads.hotfiles.things.person.names import parse


def test_a_common_name_says_less_than_a_rare_one() -> None:
    assert surname_share("SMITH") > 100 * surname_share("PENYATEST")
    assert given_share("JAMES") > 100 * given_share("PENYA")
    same = ("surname-same", "given-same", "born-digit")
    assert by_chance(same, parse("SMITH, JAMES")) > 1000 * by_chance(same, parse("PENYATEST, PENYA"))


def test_names_that_were_swapped_are_as_common_as_the_names_they_are() -> None:
    straight = by_chance(("surname-same", "given-same"), parse("SMITH, JAMES"))
    assert by_chance(("names-swapped",), parse("JAMES, SMITH")) == straight
