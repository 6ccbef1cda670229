"""Section 1240.30: who takes part in LEADS, by what agreement, and how far access reaches."""

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from leads.rules.clauses import cites
from leads.rules.refused import Refused


class Service(StrEnum):
    """The kinds of service that LEADS gives; access levels and suspensions name these and nothing else."""

    FILES = "files"
    MESSAGES = "messages"
    TRAINING = "training"
    OTHER = "other"


SERVICE_WORDS: dict[Service, str] = {
    Service.FILES: "asking, entering and keeping records in the hot files",
    Service.MESSAGES: "messages to and from other agencies",
    Service.TRAINING: "training and technical support",
    Service.OTHER: "any other service that the Department has opened",
}


class Level(StrEnum):
    """How far an agency's, a device's or a user's access reaches."""

    FULL = "full"
    LESS = "less"


@cites("1240.30(b)(1)")
def direct_access(*, on_premises: bool, linked: bool) -> bool:
    """An agency has direct access when a device on its own premises has a link to LEADS."""
    return on_premises and linked


@cites("1240.30(b)(4)")
def service(name: str) -> Service:
    """The kind of service that a name of the catalog belongs to.

    A part is written after a dot ("files.inquire"). Refused (unknown-service) when LEADS has no such service.
    """
    try:
        return Service(name.partition(".")[0])
    except ValueError:
        raise Refused(
            code="unknown-service",
            sentence=f"LEADS has no service called {name!r}.",
            clause="1240.30(b)(4)",
            cure=f"Name one of: {', '.join(Service)}.",
            field="service",
            example=Service.FILES.value,
        ) from None


@cites("1240.30(c)(2)")
def agreement_in_force(
    signed_by_agency: date | None, signed_by_department: date | None, starts: date, until: date | None, on: date
) -> bool:
    """An agency takes part while an agreement signed by both sides runs.

    Days of Illinois; `starts` and `until` are both in, and None for `until` means no end is set. A signature counts
    from its own day.
    """
    if signed_by_agency is None or signed_by_department is None:
        return False
    begins = max(starts, signed_by_agency, signed_by_department)
    return begins <= on and (until is None or on <= until)


@cites("1240.30(c)(2)")
def may_take_part(
    signed_by_agency: date | None, signed_by_department: date | None, starts: date, until: date | None, on: date
) -> None:
    """An agency without an agreement in force gets no service. Refused: no-agreement."""
    if agreement_in_force(signed_by_agency, signed_by_department, starts, until, on):
        return
    if signed_by_agency is None or signed_by_department is None:
        missing = "the agency" if signed_by_agency is None else "the Department"
        sentence, cure = f"The LEADS agreement is not signed by {missing}.", f"Have {missing} sign the agreement."
    elif until is not None and on > until:
        sentence = f"The LEADS agreement of this agency ended on {until.isoformat()}."
        cure = "Sign a new agreement with the Department."
    else:
        begins = max(starts, signed_by_agency, signed_by_department)
        sentence = f"The LEADS agreement of this agency begins on {begins.isoformat()}."
        cure = "Wait for that day, or agree an earlier one with the Department."
    raise Refused(code="no-agreement", sentence=sentence, clause="1240.30(c)(2)", cure=cure)


@cites("1240.30(b)(2)", "1240.30(b)(5)")
def within_access_level(
    files: Collection[str], services: Collection[str], file: str | None, service: str, *, level: str = Level.LESS
) -> bool:
    """Full access reaches everything; less than full reaches the files and services named for it and no others.

    `file` is None for a message that touches no file, such as an administrative message.
    """
    if level == Level.FULL:
        return True
    return service in services and (file is None or file in files)


@cites("1240.30(b)(5)")
def may_use(
    files: Collection[str], services: Collection[str], file: str | None, service: str, *, level: str = Level.LESS
) -> None:
    """A message beyond the agency's access level is not carried. Refused: beyond-access-level."""
    if within_access_level(files, services, file, service, level=level):
        return
    what = f"the service {service!r}" if service not in services else f"the file {file!r}"
    raise Refused(
        code="beyond-access-level",
        sentence=f"This agency's access does not reach {what}.",
        clause="1240.30(b)(5)",
        cure="Ask your Agency Coordinator to request a wider access level from the Department.",
    )
