"""What may be added to the record of a group after its entry: what else it is known by. None of it finds a record."""

from dataclasses import replace

from leads.hotfiles.declare.additions import one_more
from leads.hotfiles.things.gang.fields import DRS, GTI, HND, TTO

#: One state's guide to supplements, grade A. They are words, in which any sign may stand: one of each in a message.
KNOWN_BY = tuple(
    replace(one_more(name, words, field, "values"), at_once=1)
    for field, name, words in (
        (DRS, "dress", "other dress"),
        (TTO, "tattoo", "another tattoo"),
        (HND, "hand sign", "another hand sign"),
        (GTI, "graffiti", "other graffiti"),
    )
)
