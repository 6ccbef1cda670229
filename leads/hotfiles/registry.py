"""The hot files that are built: every module of `leads.hotfiles.files` that has a FILE.

To add a hot file, add a module there that ends in `FILE = HotFile(...)`; nothing else has to know it, and no file and
no thing imports this table. Two files with one name or letter, or two keys that are the same, stop the start.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from leads.hotfiles import files
from leads.hotfiles.attachments.keys import IMAGE_KEYS
from leads.hotfiles.declare.hot_file import HotFile
from leads.hotfiles.things.teeth.additions import TOOTH
from leads.hotfiles.things.teeth.upkeep import DENTAL_KEYS
from leads.messages.fields import Field
from leads.messages.keys import MessageKey

#: Of an image's number, as a file's letter begins a record's.
IMAGE_LETTER = "I"
_IS_LETTER = re.compile("[A-Z]").fullmatch


def _declared() -> Iterator[HotFile]:
    """The files, in the order of their modules' names."""
    for module in sorted(iter_modules(files.__path__), key=lambda one: one.name):
        found = getattr(import_module(f"{files.__name__}.{module.name}"), "FILE", None)
        if isinstance(found, HotFile):
            yield found


def _by(what: str, pairs: Sequence[tuple[str, object]]) -> None:
    """Stops the start when two things have one name."""
    seen: set[str] = set()
    for name, _ in pairs:
        if name in seen:
            raise RuntimeError(f"Two hot files declare the {what} {name}.")
        seen.add(name)


def gathered(declared: tuple[HotFile, ...]) -> tuple[Mapping[str, HotFile], Mapping[str, MessageKey]]:
    """The files by name, and their message keys by key, each inquiry with the files that it opens.

    RuntimeError when a name, letter or key occurs twice, when a file answers a key that nothing declares, or when an
    entry asks a file that is not there.
    """
    _by("name", [(one.name, one) for one in declared])
    _by("letter", [(one.letter, one) for one in declared])
    if wrong := [one.name for one in declared if not _IS_LETTER(one.letter) or one.letter == IMAGE_LETTER]:
        raise RuntimeError(f"A hot file's letter is one of A to Z, not {IMAGE_LETTER} (images): {', '.join(wrong)}.")
    keys = [key for one in declared for key in one.keys]
    _by("message key", [(key.key, key) for key in keys])
    if unknown := {name for one in declared for name in one.answers} - {key.key for key in keys}:
        raise RuntimeError(f"A hot file answers a message key that no file declares: {', '.join(sorted(unknown))}.")
    reach = {key.key: tuple(one.name for one in declared if key.key in one.answers) for key in keys}
    known = {key.key: replace(key, files=key.files or reach[key.key]) for key in keys}
    by_name = {one.name: one for one in declared}
    if unknown := {name for one in declared for name in one.entry_asks} - by_name.keys():
        raise RuntimeError(f"An entry asks a hot file that is not there: {', '.join(sorted(unknown))}.")
    return MappingProxyType(by_name), MappingProxyType(known)


def with_beside(files: Mapping[str, HotFile], keys: Mapping[str, MessageKey]) -> Mapping[str, MessageKey]:
    """The files' message keys, and those of what stands beside records: images of any file, dental charts of some.

    RuntimeError as above.
    """
    toothed = tuple(name for name, file in files.items() if TOOTH in file.adds)
    of_any, of_some = ((tuple(files), IMAGE_KEYS), (toothed, DENTAL_KEYS))
    beside = {key.key: replace(key, files=some) for some, declared in (of_any, of_some) for key in declared}
    _by("message key", [*keys.items(), *beside.items()])
    return MappingProxyType({**keys, **beside})


FILES, _OF_FILES = gathered(tuple(_declared()))
MESSAGE_KEYS = with_beside(FILES, _OF_FILES)


def _meanings() -> dict[str, tuple[Field, ...]]:
    """What each code stands for, told apart by name and example; where an inquiry reads one otherwise, the entry's."""
    found: dict[str, dict[tuple[str, str], Field]] = {}
    entered = [field for file in FILES.values() for field in file.fields]
    for field in (*entered, *(use.field for key in MESSAGE_KEYS.values() for use in key.uses)):
        found.setdefault(field.code, {}).setdefault((field.name, field.example), field)
    return {code: tuple(fields.values()) for code, fields in found.items()}


#: Every code with the fields that it stands for: TYP is a kind of gun, of article and of security.
MEANINGS: Mapping[str, tuple[Field, ...]] = MappingProxyType(_meanings())


def _whatever_it_means(fields: tuple[Field, ...]) -> Field:
    """The first of the fields of one code, named for all of them."""
    names = dict.fromkeys(field.name for field in fields)
    return replace(fields[0], name=" / ".join(names)) if len(names) > 1 else fields[0]


#: A field for every code, for whoever knows neither file nor message key.
FIELDS: Mapping[str, Field] = MappingProxyType({code: _whatever_it_means(fields) for code, fields in MEANINGS.items()})


def field_of(file: str, code: str) -> Field | None:
    """What a code means on a record of this file; None where nothing of that code is known."""
    own = FILES[file].by_code if file in FILES else {}
    return own.get(code) or FIELDS.get(code)


def field_under(key: str, code: str) -> Field | None:
    """What a code means in a message under this key; None where nothing of that code is known."""
    uses = MESSAGE_KEYS[key].uses if key in MESSAGE_KEYS else ()
    return next((use.field for use in uses if use.field.code == code), None) or FIELDS.get(code)


def _named(field: Field) -> tuple[str, str, str]:
    return field.code, field.name, field.example


def _takers() -> dict[tuple[str, str, str], dict[str, None]]:
    """The message keys that take each field, in their order."""
    found: dict[tuple[str, str, str], dict[str, None]] = {}
    for key in MESSAGE_KEYS.values():
        for use in key.uses:
            found.setdefault(_named(use.field), {})[key.key] = None
    return found


_TAKERS = _takers()


def keys_with(field: Field) -> list[str]:
    """The message keys that take this field, in their order."""
    return list(_TAKERS.get(_named(field), ()))


def near_keys(key: str, most: int = 3) -> list[str]:
    """Message keys that somebody who typed this one may have meant, of the same kind of act; else the commonest."""
    same = [one for one in MESSAGE_KEYS if one[0] == key[:1] and abs(len(one) - len(key)) <= 1]
    return get_close_matches(key, same, n=most, cutoff=0.3) or ["QV", "QW"]
