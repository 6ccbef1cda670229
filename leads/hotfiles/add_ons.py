"""What stands under a record as a thing of its own: how it answers, what is said of it, what becomes of it.

Invariants: an add-on answers by its own numbers alone, and always says of what it is the add-on. That it was located
says nothing of what its record is about, and the other way round.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from leads.hotfiles.declare.additions import Added
from leads.hotfiles.declare.checks import CrossCheck
from leads.hotfiles.declare.hot_file import AddOn, HotFile, Match, Told
from leads.hotfiles.declare.keys import CLEAR_ADD_ON
from leads.hotfiles.located import located_words
from leads.messages.fields import Numbers, Values

_TOGETHER = "The record does not say where the {of} is: it may be near."
_OF_ALONE = "The {of} itself was located since; of this {noun} nobody has said so."


def add_ons(file: HotFile, additions: Sequence[Added]) -> Iterator[tuple[AddOn, Added]]:
    """What stands under a record, each with what its kind is."""
    if file.add_ons:
        yield from ((file.add_on(one.kind), one) for one in additions if file.kinds[one.kind].apart)


def by_add_on(
    file: HotFile, asked: Values, known: Values, additions: Sequence[Added], numbers: Numbers
) -> Iterator[Match]:
    """How what stands under a record answers."""
    for of, one in add_ons(file, additions):
        found = of.match(asked, one.values, numbers)
        if found is not None:
            yield replace(found, told=told(file, known, of), add_on=one)


def told(file: HotFile, known: Values, of: AddOn) -> Told:
    """What a hit says of an add-on: of what it is one, with every danger that the record warns of, and what to do."""
    what = file.headline(known)
    what = f"{what[0].lower()}{what[1:]}"
    is_what = f"It is on file as the {of.reads} {what.partition(',')[0]} {file.named(known)}."
    compare = f"Compare {of.compare} with the {of.noun} in front of you."
    return Told(_begun(f"{of.reads} a {what}"), f"{file.before(known)} {is_what} {compare}")


def _begun(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"


def answers_too(file: HotFile, found: Match) -> str:
    """That what was asked is also of something else under the record, or of what it is about, and by what."""
    one = found.add_on
    what = called(file.add_on(one.kind), one) if one else "What the record itself is about"
    return f"{what} answers too: {'; '.join(each.words for each in found.reasons)}."


def add_on_keys(file: HotFile, additions: Sequence[Added]) -> Iterator[str]:
    """The keys under which the record is found by what stands under it."""
    return chain.from_iterable(of.record_keys(one.values) for of, one in add_ons(file, additions))


def add_on_doubts(file: HotFile, additions: Sequence[Added]) -> Iterator[str]:
    """What is doubtful of what stands under a record, each sentence with what it is about."""
    for of, one in add_ons(file, additions):
        yield from (f"{called(of, one)}: {said}" for said in of.doubts(one.values))


def doubts_of(file: HotFile, one: Added, said: Sequence[str]) -> tuple[str, ...]:
    """Of what is doubtful of a record that which is about this add-on."""
    begun = f"{called(file.add_on(one.kind), one)}: "
    return tuple(each for each in said if each.startswith(begun))


def called(of: AddOn, one: Added) -> str:
    """An add-on in a line: "Trailer TST1234 IL"."""
    return f"{_begun(of.noun)} {of.named(one.values)}".strip()


def clears(file: HotFile, of: AddOn) -> str:
    """The key under which its agency clears an add-on of this kind: CBT."""
    return next(each.key for each in file.keys if each.does is CLEAR_ADD_ON and each.about == of.kind.name)


def facts_of_hit(file: HotFile, known: Values, one: Added) -> tuple[tuple[str, str], ...]:
    """What to compare with an add-on that was met: its own first, and then what it was stolen with, each so called."""
    of = file.add_on(one.kind)
    own, under = of.facts(one.values), _begun(of.of)
    plain = under not in dict(own)  # "Boat", and not "Boat: Boat"
    return (
        *own,
        *((label if plain and label == under else f"{under}: {label}", said) for label, said in file.facts(known)),
    )


def facts_beside(file: HotFile, additions: Sequence[Added]) -> Iterator[tuple[str, str]]:
    """What stands under the record, in a line each, and that it was found where somebody said so."""
    for of, one in add_ons(file, additions):
        found = f". {located_words(one.located)}" if one.located else ""
        yield _begun(of.noun), f"{of.kind.shown(one.values)}{found}"


def of_the_other(file: HotFile, one: Added, state: str) -> tuple[str, ...]:
    """What is not known of the record's own subject, whose state that is, for whoever met its add-on."""
    of = file.add_on(one.kind)
    if state != "located":
        return (_TOGETHER.format(of=of.of),)
    return () if one.located else (_OF_ALONE.format(of=of.of, noun=of.noun),)


def go_along(file: HotFile, additions: Sequence[Added]) -> tuple[str, ...]:
    """What ends with its record and may still be missing: sentences for whoever ends it."""
    return tuple(
        f"{called(of, one)} ends with the record and hits no longer: if it is still missing, enter it by itself."
        for of, one in add_ons(file, additions)
        if not one.located
    )


def cross_checks_of(file: HotFile, held: Collection[Added], entered: date) -> tuple[CrossCheck, ...]:
    """What the numbers of add-ons of one kind say against themselves, each with the one that it is about."""
    return tuple(
        replace(check, words=f"{of.named(one.values)}: {check.words}")
        for of, one in add_ons(file, list(held))
        for group in of.groups
        if any(field.code in one.values for field in group.fields)
        for check in group.cross_checks(one.values, entered)
    )
