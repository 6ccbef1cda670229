"""Who may enter a record of a file, where that is not every agency: a file's EnteredBy, held beside who acts."""

from datetime import datetime

from leads.agencies.policy import text
from leads.hotfiles.declare.hot_file import HotFile
from leads.ledger.actor import Actor
from leads.rules.refused import Refused


def may_enter_in(file: HotFile, by: Actor, now: datetime) -> None:
    """Only who answers for such records enters one: the Department, or agencies that the state names by ORI.

    Raises Refused (not-for-your-agency). What was entered stays with its agency, which modifies and ends it, whatever
    is named later.
    """
    who = file.entered_by
    if who is None:
        return
    allowed = by.ori in text(who.setting, now).upper().replace(",", " ").split() if who.setting else by.department
    if not allowed:
        raise Refused("not-for-your-agency", who.says, None, who.cure)
