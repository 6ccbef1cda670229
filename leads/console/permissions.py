"""Who may open which page: one table, deny by default. A page without a row here opens for nobody.

PUBLIC pages show nothing about anyone. HALF is after the password and before the second factor: only what is needed to
set one up. All other rows name roles (leads/people/offices.py); everyone behind both factors is an operator.
"""

from __future__ import annotations

PUBLIC = frozenset({"*"})
HALF = frozenset({"signed in by password"})
OPERATORS = frozenset({"operator"})
OVERSIGHT = frozenset({"administrator", "director", "auditor"})
DEPARTMENT = frozenset({"administrator"})
DIRECTOR = frozenset({"director"})

MAY: dict[str, frozenset[str]] = {
    # Before sign-in
    "notice": PUBLIC,
    "account_login": PUBLIC,
    "account_logout": PUBLIC,
    "account_inactive": PUBLIC,
    "mfa_authenticate": PUBLIC,
    "mfa_login_webauthn": PUBLIC,
    "demo_enter": PUBLIC,
    "api": PUBLIC,  # a door of its own, with its own keys: leads/api
    # Between password and second factor, and to unlock
    "second_factor": HALF,
    "account_reauthenticate": HALF,
    "mfa_reauthenticate": HALF,
    "mfa_reauthenticate_webauthn": HALF,
    "mfa_activate_totp": HALF,
    "mfa_add_webauthn": HALF,
    # One's own account
    "mfa_index": OPERATORS,
    "mfa_deactivate_totp": OPERATORS,
    "mfa_list_webauthn": OPERATORS,
    "mfa_edit_webauthn": OPERATORS,
    "mfa_remove_webauthn": OPERATORS,
    "mfa_view_recovery_codes": OPERATORS,
    "mfa_generate_recovery_codes": OPERATORS,
    "mfa_download_recovery_codes": OPERATORS,
    "account_change_password": OPERATORS,
    "look": OPERATORS,
    "lock": OPERATORS,
    "device": OPERATORS,
    # The terminal
    "terminal": OPERATORS,
    "terminal_send": OPERATORS,
    "terminal_mark": OPERATORS,
    "terminal_stream": OPERATORS,
    "terminal_words": OPERATORS,
    "terminal_aside": OPERATORS,
    # Records, checks, standing, suspensions, the law. Whose record or agency it is, the views decide.
    "records": OPERATORS,
    "record": OPERATORS,
    "checks": OPERATORS,
    "check": OPERATORS,
    "agency": OPERATORS,
    "agency_of": OPERATORS,
    "suspensions": OPERATORS,
    "suspension": OPERATORS,
    "suspension_notice": OPERATORS,
    "law": OPERATORS,
    "law_clause": OPERATORS,
    # Oversight and the Director
    "checks_csv": OVERSIGHT,
    "agencies": OVERSIGHT,
    "suspension_new": DIRECTOR,
    "suspension_lift": DIRECTOR,
    # The Department
    "parked": DEPARTMENT,
    "parked_one": DEPARTMENT,
    "parts": DEPARTMENT,
}

# A locked screen opens these, to be unlocked or left.
WHILE_LOCKED = frozenset({"account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "lock"})
# What the page asks for by itself is no sign that somebody sits there.
BY_ITSELF = frozenset({"terminal_stream", "terminal_aside"})


def row_of(view_name: str) -> str:
    """The row that decides about a page: its name, or the name of the room that a namespace stands for."""
    space, colon, _ = view_name.partition(":")
    return space.split("-")[0] if colon else view_name


def may_open(view_name: str, roles: frozenset[str]) -> bool:
    """Whether someone with these roles may open the page. A page without a row opens for nobody."""
    return bool(MAY.get(row_of(view_name), frozenset()) & (roles | PUBLIC))
