"""A no is an answer: the one exception that means "not allowed", and never "broken"."""

from dataclasses import asdict, dataclass


@dataclass(eq=False)
class Refused(Exception):
    """What the system says when it declines: a sentence for the officer, a code for a program, and a way to cure it.

    `code` is kebab-case and never changes once released. `clause` names what requires the refusal (None where it is
    not the regulation, such as a malformed message). `field` and `example` say which part of a message was wrong and
    what a right one looks like.
    """

    code: str
    sentence: str
    clause: str | None = None
    cure: str = ""
    field: str | None = None
    example: str | None = None

    def __str__(self) -> str:
        return self.sentence

    def as_dict(self) -> dict[str, str | None]:
        """The refusal as data, for a switch answer, an API body or a ledger line; keys are the field names."""
        return asdict(self)
