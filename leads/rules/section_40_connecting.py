"""Section 1240.40: how an agency and its devices come to be connected."""

from datetime import date

from leads.rules.clauses import cites
from leads.rules.refused import Refused


@cites("1240.40(b)")
def configuration_approved(configuration: str, approved: str | None, approved_on: date | None, on: date) -> bool:
    """A device may connect when the configuration it runs is the one the Administrator approved, from that day on.

    `configuration` and `approved` are compared whole, so a changed configuration is an unapproved one. Days of
    Illinois; the day of approval counts.
    """
    return bool(configuration) and configuration == approved and approved_on is not None and approved_on <= on


@cites("1240.40(b)")
def may_connect(configuration: str, approved: str | None, approved_on: date | None, on: date) -> None:
    """A device whose configuration nobody approved stays out. Refused: configuration-not-approved."""
    if configuration_approved(configuration, approved, approved_on, on):
        return
    changed = approved is not None and approved != configuration
    raise Refused(
        code="configuration-not-approved",
        sentence=(
            "The configuration of this device has changed since it was approved."
            if changed
            else "The configuration of this device is not approved."
        ),
        clause="1240.40(b)",
        cure="Ask the LEADS Administrator to approve the present hardware and software.",
    )
