"""What may be done with one's own record from the terminal: lines begun for it, by the keys that are for it."""

from collections.abc import Iterator, Mapping

from leads.console.terminal.line import shown as as_line
from leads.hotfiles.acts.additions import shortest
from leads.hotfiles.acts.runs import fits_the_record
from leads.hotfiles.add_ons import add_ons, called, clears
from leads.hotfiles.additions import additions_of
from leads.hotfiles.declare.keys import ADD_ON
from leads.hotfiles.duties import CLEAR_LOCATED
from leads.hotfiles.models import CAN_HIT, Duty, InactiveRecord, Record
from leads.hotfiles.registry import FILES
from leads.messages.keys import MessageKey

#: What may be done with one's own record from the terminal: the act, its words, and the key that fills the line.
ACTS = (("modify", "Modify", "Alt+M"), ("clear", "Clear: found or returned", "Alt+R"), ("cancel", "Cancel", "Alt+X"))
#: The same of one that has ended and still answers a specific inquiry.
TAKEN_OUT = (("take out", "Take out: told to nobody any more", "Alt+X"),)


def acts(found: Record, own: bool) -> Iterator[dict[str, str]]:
    """Lines begun for this record, so that nobody types its number again; the terminal sends none by itself."""
    if not own:
        return
    known = {**found.values, "NIC": found.number, "OCA": found.case_number}
    over = TAKEN_OUT if InactiveRecord.objects.filter(record=found).exists() else ()
    for act, words, key in ACTS if found.state in CAN_HIT else over:
        for one in FILES[found.file].keys:
            if one.does.name == act and fits_the_record(one, found.values):
                line = as_line(one.key, [(code, known[code]) for code in meant(one, known)])
                yield {"words": words, "line": f"{line} ", "key": key, "form": one.key}
                break


def acts_of_located(one: Duty) -> Iterator[dict[str, str]]:
    """The form that clears what a duty says was found under one's own record."""
    file = FILES[one.record.file]
    for of, under in add_ons(file, additions_of(one.record)):
        if under.located and shortest(of.kind, under) == one.field:
            what = called(of, under)
            words = f"{CLEAR_LOCATED}: {what[:1].lower()}{what[1:]}"
            yield {"words": words, "form": clears(file, of)}


def acts_under(found: Record, own: bool) -> Iterator[dict[str, str]]:
    """What may be done by form about what stands under one's own record: end it, add one more."""
    file = FILES[found.file]
    if not own or found.state not in CAN_HIT or not file.add_ons:
        return
    for of, one in add_ons(file, additions_of(found)):
        words = f"Clear its {called(of, one)[:1].lower()}{called(of, one)[1:]}"
        yield {"words": words, "form": clears(file, of)}
    for each in file.keys:
        if each.does is ADD_ON:
            yield {"words": f"Add on: {file.add_on(each.about).noun}", "form": each.key}


def meant(key: MessageKey, known: Mapping[str, str]) -> list[str]:
    """The fields by which a message under this key says that it is this record: enough to be sent, and no more."""
    must = {use.field.code for use in key.uses if use.must}
    whole = next((one for one in key.combinations if all(known.get(code) for code in one)), ())
    return [code for code in key.identifies if known.get(code) and (code in must or code in whole)]
