"""Who gives way where there are too many that are not signed on."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from leads.switch.link.limits import Limits
from leads.switch.link.link import NEW, Link
from leads.switch.link.places import Places


def link(address: str = "203.0.113.9") -> Link:
    return cast(Link, _Fake(address))


class _Fake(SimpleNamespace):
    def __init__(self, address: str) -> None:
        super().__init__(address=address, state=NEW)

    __hash__ = object.__hash__


def test_there_is_room_up_to_the_limit_and_then_the_oldest_goes() -> None:
    places = Places(Limits(new_links=2))
    one, two, three = link(), link(), link()
    assert [places.came(one, 0), places.came(two, 1)] == [None, None]
    assert places.came(three, 2) is one


def test_one_whose_sign_on_is_looked_at_does_not_go_and_one_that_was_refused_is_the_last_to_go() -> None:
    places = Places(Limits(new_links=2))
    one, two, three, four = link(), link(), link(), link()
    for each in (one, two):
        places.came(each, 0)
    places.settled(one)
    assert places.came(three, 2) is None, "it takes no place of a newcomer"
    places.settled(three)
    places.again(one)
    assert places.came(four, 4) is two


def test_where_all_others_are_signed_on_the_new_one_goes() -> None:
    places = Places(Limits(connections=5))
    one, two = link(), link()
    places.came(one, 3)
    places.settled(one)
    assert places.came(two, 5) is two


def test_addresses_are_counted_each_for_itself_and_this_machine_not_at_all() -> None:
    places = Places(Limits(new_links_of_address=1))
    near = [link("127.0.0.1") for _ in range(5)]
    one, other, again = link("203.0.113.9"), link("203.0.113.10"), link("203.0.113.9")
    for each in (*near, one, other, again):
        places.came(each, 0)
    assert [places.told(each) for each in near] == [None] * 5
    assert [places.told(one), places.told(other), places.told(again)] == [None, None, one]
    places.settled(one)
    places.settled(again)
    places.settled(other)
    assert not places._of
