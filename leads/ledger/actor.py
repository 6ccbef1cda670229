"""Who acts: taken from sign-on, never from a message's text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, where and for which agency; taken from the session."""

    person_id: int
    user_id: str
    agency_id: int
    ori: str
    device: str
    zone: str = "America/Chicago"  # in which times inside the message are meant
