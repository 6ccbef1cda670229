"""The state's own numbers of records: counted for each file by itself, from 1, without an end.

A number is taken from a sequence of the file's letter, so that two processes that enter at once never wait for each
other and never get one number; a number whose entry is refused is given to nobody.
"""

from leads.database import prepared

_NEXT = "SELECT nextval($1::text::regclass)"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def record_number(letter: str, count: int) -> str:
    """The file's letter, 99, and seven digits or more; never taken for a national one."""
    return f"{letter}99{count:07d}"


def next_number(letter: str) -> str:
    """The next number of a file, by its letter; given once, whoever asks at the same time."""
    [(count,)] = prepared.run(_NEXT, _sequence(letter))
    return record_number(letter, count)


def counted_to(count: int) -> None:
    """All files count on after `count`: records that were brought in as a whole have the numbers up to it."""
    for letter in _LETTERS:
        prepared.run(
            "SELECT setval($1::text::regclass, greatest($2::bigint, 1), $2::bigint > 0)", _sequence(letter), count
        )


def _sequence(letter: str) -> str:
    return f"hotfiles_number_{letter.lower()}"
