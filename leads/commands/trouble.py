"""What the machine or the database refuses, in a sentence: nobody at a terminal should have to read a traceback."""

from __future__ import annotations

import errno

from leads.rules.refused import Refused


def as_refusal(error: BaseException) -> Refused | None:
    """The sentence for trouble that is none of LEADS' own making; None for a bug, whose traceback is wanted.

    What the driver says goes in only by its last line, which holds no address and no values.
    """
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        where = f" ({error.filename})" if error.filename else ""
        return Refused("disk-full", f"The disk is full{where}.", None, "Make room, then do it again: leads doctor.")
    if isinstance(error, PermissionError):
        return Refused(
            "no-right",
            f"The system does not let this account at {error.filename or 'a file'}.",
            None,
            "Do it as the account that LEADS runs as; leads doctor names it.",
        )
    if type(error).__name__ in {"OperationalError", "InterfaceError"}:  # of the driver, or of Django
        last = next(reversed(str(error).strip().splitlines()), "it gave no reason").strip()
        return Refused(
            "database-gone", f"The database does not answer: {last}", None, "See whether it runs: leads doctor."
        )
    if type(error).__name__ in {"InsufficientPrivilege", "ProgrammingError"} and "permission denied" in str(error):
        return Refused(
            "role-too-weak",
            "The database does not let LEADS' role do this.",
            None,
            "Bring the tables up to date as their owner: leads migrate, with LEADS_OWNER_URL.",
        )
    return None
