"""The keys under which an article is found: those of its numbers, the maker's and the owner's in one."""

from leads.hotfiles.things.serial.either import NOUNS, either_keys, searches
from leads.hotfiles.things.serial.forms import Kind
from leads.hotfiles.things.serial.run_keys import keys_of_asked, keys_of_record
from leads.hotfiles.things.serial.runs import of_record
from leads.messages.fields import Numbers, Values

ARTICLE = Kind("A")

__all__ = ["ARTICLE", "asked_keys", "record_keys", "searches"]


def record_keys(values: Values) -> frozenset[str]:
    """The keys of an article on a record; none for an item of public safety without a number."""
    return frozenset(keys_of_record(values, ARTICLE) if of_record(values) else either_keys(values, ARTICLE))


def asked_keys(values: Values, numbers: Numbers) -> tuple[str, ...]:
    """The keys of an asked article: its numbers, as they may be misread or lack what is in front."""
    single = () if of_record(values) else either_keys(values, ARTICLE)
    return tuple(dict.fromkeys((*single, *keys_of_asked(values, ARTICLE, NOUNS))))
