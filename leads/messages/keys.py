"""What a message key is: its name, what it does, and which fields it takes."""

from dataclasses import dataclass

from leads.messages.fields import Use


@dataclass(frozen=True, slots=True)
class MessageKey:
    """One message key: what it does, and which fields it takes."""

    key: str
    act: str
    title: str
    file: str
    uses: tuple[Use, ...]
    #: At least one of these sets has to be there whole. Empty: the mandatory fields are enough.
    combinations: tuple[tuple[str, ...], ...] = ()
    service: str = "files"
    #: Fields that say which record is meant, on a modify, locate, clear or cancel; all others are what changes.
    identifies: tuple[str, ...] = ()
