"""The services that LEADS gives, whole and in parts: what an access level names and what an order suspends."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from leads.rules import section_30_participation
from leads.rules.clauses import cites
from leads.rules.refused import Refused
from leads.rules.section_30_participation import SERVICE_WORDS


@dataclass(frozen=True)
class Service:
    """One service, or a part of one ("files.inquire" is a part of "files")."""

    name: str
    title: str
    says: str  # what stops when it is suspended, in words for a letter

    @property
    def whole(self) -> str:
        """The service that this is, or is a part of."""
        return self.name.split(".")[0]


# The wholes are the law's list, 1240.30(b)(4); the parts are ours.
SERVICES: dict[str, Service] = {
    service.name: service
    for service in (
        Service("files", "Hot files", SERVICE_WORDS[section_30_participation.Service.FILES]),
        Service("files.inquire", "Hot files: inquiry", "asking the hot files"),
        Service("files.maintain", "Hot files: record upkeep", "entering, changing and ending records in the hot files"),
        Service("messages", "Messages", SERVICE_WORDS[section_30_participation.Service.MESSAGES]),
        Service("training", "Training and support", SERVICE_WORDS[section_30_participation.Service.TRAINING]),
        Service("other", "Other services", SERVICE_WORDS[section_30_participation.Service.OTHER]),
    )
}


@cites("1240.30(b)(4)")
def service(name: str) -> Service:
    """The service or part of this name. Refused (unknown-service) when LEADS gives no such service."""
    wanted = name.strip().lower()
    if wanted in SERVICES:
        return SERVICES[wanted]
    raise Refused(
        code="unknown-service",
        sentence=f"LEADS has no service called {name!r}.",
        clause="1240.30(b)(4)",
        cure=f"Name one of: {', '.join(SERVICES)}.",
        field="service",
        example="files.inquire",
    )


def left(services: Iterable[str], without: Collection[str]) -> list[str]:
    """What of these services and parts no other takes with it: each whole, or the parts of it that are left."""
    found = []
    for name in services:
        if any(covers(other, name) for other in without):
            continue
        if any(covers(name, other) for other in without):
            found += left([one for one in SERVICES if covers(name, one) and one != name], without)
        else:
            found.append(name)
    return found


def covers(suspended: str, asked: str) -> bool:
    """Whether a suspended service takes the asked one with it: a whole takes all its parts."""
    return asked == suspended or asked.startswith(f"{suspended}.")
