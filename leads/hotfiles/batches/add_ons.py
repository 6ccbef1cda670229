"""What a row of a batch would do about a thing that stands under a record, from the answer to an inquiry for it."""

from collections.abc import Mapping
from typing import Any

from leads.hotfiles.acts.add_on import may_come, named_on_entry
from leads.hotfiles.acts.add_on_ends import add_on_meant
from leads.hotfiles.add_ons import called
from leads.hotfiles.declare.additions import Added
from leads.hotfiles.declare.keys import ADD_ON
from leads.hotfiles.registry import FILES
from leads.messages.fields import DEFAULTS, Values
from leads.messages.keys import MessageKey


def of_add_on(key: MessageKey, values: Values, hit: Mapping[str, Any]) -> str:
    """What would come under the record, or go from there. Raises Refused, as the row would."""
    file = FILES[key.file]
    held = [Added(one["kind"], one["whose"], one["values"], one.get("located")) for one in hit["additions"]]
    of, adds = file.add_on(key.about), key.does is ADD_ON
    one = named_on_entry(of, values)
    if adds:
        may_come(file, hit["values"], held, one, DEFAULTS)
    else:
        of, one = add_on_meant(key, held, values, own=True)
    return f"{'added' if adds else 'ended'}: {called(of, one)}"
