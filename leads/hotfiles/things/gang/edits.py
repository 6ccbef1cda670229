"""How the name of a group is read."""

import re
from datetime import date

from leads.hotfiles.declare.edits import is_filler, squeeze, wrong
from leads.messages.fields import Read, capitals

NAME_MOST = 60
_NAME = re.compile(r"[A-Z0-9](?:[A-Z0-9 .,'&#/()-]*[A-Z0-9.)])?", re.ASCII).fullmatch
_SAYS_NOTHING = frozenset(("GANG", "STREET GANG", "GROUP", "SUBGROUP", "UNLISTED GROUP", "UNLISTED SUBGROUP", "OTHER"))


def group_name(code: str) -> Read:
    """The name of a group as it calls itself: EXAMPLE STREET BOYS. GANG, UNKNOWN and UNLISTED GROUP are none."""

    def read(raw: str, today: date) -> str:
        value = capitals(raw)
        if not _NAME(value):
            raise wrong(code, f"{value[:40]} does not fit {code}: letters, digits, blanks.", "EXAMPLE STREET BOYS")
        if value in _SAYS_NOTHING or is_filler(squeeze(value)):
            cure = "Send the name that the group calls itself. Where nobody knows it, there is nothing to enter yet."
            raise wrong(code, f"{code}/{value} names no group.", "EXAMPLE STREET BOYS", cure=cure)
        if len(value) > NAME_MOST:
            short = value[:NAME_MOST].rstrip(" .,'&#/(-")
            cure = f"Shorten it to {short}; on an entry say the whole name in MIS."
            raise wrong(code, f"{code} takes {NAME_MOST} characters, not {len(value)}.", short, "field-too-long", cure)
        return value

    return read
