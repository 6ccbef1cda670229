"""A run of consecutive numbers under one record: how many it may have, and the keys that are for runs.

Whoever clears, cancels or locates one thing by its number never ends a record that stands for a thousand others.
"""

from collections.abc import Iterator

from leads.hotfiles.declare.hot_file import HotFile
from leads.hotfiles.declare.keys import LOCATE, MODIFY
from leads.hotfiles.models import Record
from leads.hotfiles.registry import FILES
from leads.hotfiles.things.serial.runs import LAST, is_run, of_record, run_words
from leads.messages.fields import DEFAULTS, Numbers, Values
from leads.messages.keys import MessageKey
from leads.rules.numbers import number
from leads.rules.refused import Refused


def is_for_runs(key: MessageKey) -> bool:
    """Whether a message under this key is about a run of numbers: it says the last of them, or may."""
    return any(use.field.code == LAST for use in key.uses)


def fits_the_record(key: MessageKey, values: Values) -> bool:
    """Whether a key is for records like this one: of runs for a run, of single numbers for any other."""
    return is_for_runs(key) == is_run(values)


def must_fit_the_record(key: MessageKey, found: Record) -> None:
    """A run is changed and ended as a whole, by the keys of runs. Raises Refused (not-by-this-key)."""
    if fits_the_record(key, found.values):
        return
    right = same_act(key, found)
    if not is_run(found.values):
        said, cure = f"{found.number} is about one number, and {key.key} is for runs.", f"Send {right}."
    else:
        run = of_record(found.values)
        count = run.size if run else 0
        said = f"{found.number} is a run of {count:,} numbers, {run_words(found.values)}: {key.key} is for one."
        cure = f"Send {right}, which is about all of them. {_of_some(key, found)}"
    raise Refused("not-by-this-key", said, None, cure, field="NIC")


def same_act(key: MessageKey, found: Record) -> str:
    """The key that does to this record what another key would have done to one of the other kind."""
    keys = (one for one in FILES[found.file].keys if one.does is key.does and fits_the_record(one, found.values))
    return next((one.key for one in keys), key.key)


def _of_some(key: MessageKey, found: Record) -> str:
    """What is done when only some of a run were found."""
    modify = next(
        one.key for one in FILES[found.file].keys if one.does is MODIFY and fits_the_record(one, found.values)
    )
    if key.does is LOCATE:
        return f"If you found only some, call {found.agency.name}: they take them off the run with {modify}."
    return f"If it is about some only, make the run shorter with {modify}, and enter what is left as another."


def not_too_many(values: Values, numbers: Numbers) -> None:
    """A run has at most as many numbers as the state lets it have. Raises Refused (run-too-long)."""
    run, most = of_record(values), number("run.most", numbers)
    if run is None or run.size <= most:
        return
    last = run.number(run.first + most - 1)
    said = f"The run {run_words(values)} has {run.size:,} numbers; a record takes {most:,}."
    cure = f"Send SERS/{last}, and enter what follows as a run of its own."
    raise Refused("run-too-long", said, None, cure, field=LAST, example=last)


def keys_of_the_same(file: HotFile, values: Values) -> Iterator[str]:
    """Keys of others of which one may be about the same number: runs around it, or what is in a run."""
    if any(map(is_for_runs, file.entries.values())):
        yield from file.asked_keys(values, DEFAULTS)
