"""Who may hold one of a node's places: a terminal that is signed on keeps its own; of the others there are so many.

A link that has not signed on costs whoever opens it nothing. So where there are too many of them, of one address or in
all, the one that has waited longest gives way: a terminal signs on at once, and whoever only holds places loses them.
"""

from __future__ import annotations

from leads.people.address import is_ours, subscriber
from leads.switch.link.limits import Limits
from leads.switch.link.link import Link

Crowd = dict[Link, None]  # in the order in which they came


class Places:
    """The links of a node that are not signed on, in all and by address."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._new: Crowd = {}
        self._of: dict[str, Crowd] = {}

    def came(self, link: Link, links: int) -> Link | None:
        """A new link, beside so many others: who has to go, if anyone; the new one itself, when nobody else may."""
        self._new[link] = None
        if links < self.limits.connections and len(self._new) <= self.limits.new_links:
            return None
        return _longest(self._new)

    def told(self, link: Link) -> Link | None:
        """Its address is known: who of the same address has to go, if anyone. Nobody, where all have the same one."""
        if is_ours(link.address) or link not in self._new:
            return None
        crowd = self._of.setdefault(subscriber(link.address), {})
        crowd[link] = None
        return _longest(crowd) if len(crowd) > self.limits.new_links_of_address else None

    def again(self, link: Link) -> None:
        """Its sign-on was refused: it waits again, behind all others."""
        self._new[link] = None
        if not is_ours(link.address):
            self._of.setdefault(subscriber(link.address), {})[link] = None

    def settled(self, link: Link) -> None:
        """It is no newcomer now: its sign-on is being looked at, it has signed on, or it is gone."""
        self._new.pop(link, None)
        name = subscriber(link.address)
        if crowd := self._of.get(name):
            crowd.pop(link, None)
            if not crowd:
                del self._of[name]


def _longest(crowd: Crowd) -> Link:
    """Who has waited longest; the newest itself, where there is no other."""
    return next(iter(crowd))
