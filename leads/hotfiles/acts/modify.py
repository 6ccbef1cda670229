"""Changes fields of one's own record, its lists too, or says that it still holds."""

from datetime import datetime
from zoneinfo import ZoneInfo

from leads.hotfiles.acts.additions import stays_beside
from leads.hotfiles.acts.another import is_another
from leads.hotfiles.acts.changes import changes, wanted
from leads.hotfiles.acts.done import Done, remember
from leads.hotfiles.acts.doubts import all_doubts, paper_behind
from leads.hotfiles.acts.kept_lists import keep_lists
from leads.hotfiles.acts.look_at import look_at_first
from leads.hotfiles.acts.meant import own_record
from leads.hotfiles.acts.on_file import not_on_file, write_keys
from leads.hotfiles.acts.retire import retire_on, still_kept
from leads.hotfiles.acts.runs import not_too_many
from leads.hotfiles.additions import additions_of
from leads.hotfiles.cross_checks import cross_checks_in_every_way
from leads.hotfiles.declare.hot_file import HotFile
from leads.hotfiles.registry import FILES
from leads.hotfiles.reviews import answered_by_modify
from leads.ledger.actor import Actor
from leads.messages.fields import Numbers, Values
from leads.messages.keys import MessageKey
from leads.rules.clauses import cites
from leads.rules.refused import Refused
from leads.rules.section_70_validation import VALID


@cites(VALID)
def modify(key: MessageKey, values: Values, by: Actor, now: datetime, numbers: Numbers) -> Done:
    """Changes fields of one's own record, and says what went; its keys follow in the same transaction. Raises Refused.

    What the record says already changes nothing, and what it does not name stays as it is told: no word of an error and
    no finding goes away but by a change of what is wrong.
    A message that only validates (VLN, with the paper in hand in PIH) changes nothing that was checked: the history
    calls it "validate".

    What came beside its values stays (supplement.py), and stands beside the new ones.
    """
    found = own_record(key, values, by)
    was_held = look_at_first(found, values)
    file, today = FILES[found.file], now.astimezone(ZoneInfo(by.zone)).date()
    before = found.values
    changed = {code: value for code, value in wanted(key, values, before).items() if value != before.get(code, "")}
    if not changed:
        raise Refused("nothing-to-change", "This message changes no field.", None, "Send the fields that change.")
    validator, in_hand = changed.pop("VLN", ""), changed.pop("PIH", "")
    paper = paper_behind(validator, in_hand)
    found.key = changed.get("MKE", found.key)  # the caution or armed suffix can be added or dropped
    found.values = {code: value for code, value in {**found.values, **changed}.items() if value}
    whole = {**found.values, "OCA": found.case_number, "SUP": found.support, "SUD": found.support_at}
    file.check(_entry_key(file, found.key), whole, today)
    not_too_many(found.values, numbers)
    additions = additions_of(found)
    stays_beside(file, found, before, additions)
    near = not_on_file(file, whole, by, but=found.pk, additions=additions)
    found.warnings = list(all_doubts(file, found.values, additions, today))
    found.retire_on = retire_on(file, found.values, found.entered_at, by.zone, numbers)
    still_kept(found, now)
    left = list[str]()
    if changed:
        left = is_another(found, changed, by, now, compared=bool(paper))
    if changed or was_held:
        found.looked_back_at = None
    if paper:
        found.validated_at, found.validated_by = now, validator
        answered_by_modify(found, paper, by, now, changed=bool(changed))
    found.save()
    keep_lists(found, before, by.person_id, now)
    found.keys.all().delete()
    write_keys(file, found, additions)
    why = f"validated with {paper}" if paper and changed else paper
    data = {"fields": sorted(changed), "key": key.key}
    remember(found, "modify" if changed else "validate", by, now, "hotfiles:record:modified", why=why, data=data)
    told = changes(file.by_code, before, found.values)
    crossed = cross_checks_in_every_way(found, today) if changed else ()
    warnings, look_back = (*left, *found.warnings, *near), bool(changed) or was_held
    return Done(found, "modified", warnings, look_back=look_back, changes=told, crossed=crossed)


def _entry_key(file: HotFile, key: str) -> MessageKey:
    """The key of entry that a record has, or gets by MKE. Raises Refused when the file has none of that name."""
    entries = file.entries
    if key not in entries:
        raise Refused(
            "key-unknown",
            f"MKE/{key} is no key of entry in this file.",
            None,
            f"Send one of: {', '.join(entries)}; or leave MKE out.",
            field="MKE",
            example=next(iter(entries)),
        )
    return entries[key]
