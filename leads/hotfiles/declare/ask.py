"""What an inquiry looks for: the keys that it asks, and the files that it opens."""

from functools import cache

from leads.hotfiles.declare.hot_file import HotFile
from leads.messages.fields import Numbers, Values
from leads.messages.keys import MessageKey


def asked_keys(key: MessageKey, values: Values, numbers: Numbers) -> tuple[str, ...]:
    """The keys that an inquiry looks up: one for most plates, some thirty for a name, 961 for two unknown signs.

    A record's own number is asked alone, since it returns that record only. Raises Refused (plate-unknown-off).
    """
    if "NIC" in values:
        return (f"#:{values['NIC']}",)
    keys: dict[str, None] = {}
    for file in _opened(key.key):
        keys.update(dict.fromkeys(file.asked_keys(values, numbers)))
    return tuple(keys)


@cache
def _opened(key: str) -> tuple[HotFile, ...]:
    from leads.hotfiles.registry import FILES  # the table of files is made after this module

    return tuple(file for file in FILES.values() if key in file.answers)


def files_of(key: MessageKey | str) -> tuple[str, ...]:
    """The names of the files that an inquiry opens, for the no-record sentence: ("stolen_vehicle", "wanted_person")."""
    return tuple(file.name for file in _opened(key if isinstance(key, str) else key.key))
