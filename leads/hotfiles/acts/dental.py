"""Dental charts by message: ED puts one beside one's own record, MD changes teeth of it, XD takes it off again.

A chart is additions as any (RecordAddition): a row a tooth. It hits with its record, ends with it, and is compared anew
by a second party when it changes; what was taken off stays, so that the chart of any day can be told.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

from leads.hotfiles.acts.additions import add, changed, take_off
from leads.hotfiles.acts.done import Done
from leads.hotfiles.acts.look_at import look_at_first
from leads.hotfiles.acts.meant import must_be_meant, must_be_own_to_change, must_still_hit
from leads.hotfiles.additions import additions_of
from leads.hotfiles.declare.additions import OWN, Added, standing
from leads.hotfiles.declare.edits import wrong
from leads.hotfiles.declare.keys import CANCEL_CHART, ENTER_CHART, MODIFY_CHART
from leads.hotfiles.models import Record
from leads.hotfiles.registry import FILES
from leads.hotfiles.second_check import locked
from leads.hotfiles.things.teeth import fields as f
from leads.hotfiles.things.teeth.additions import CHART, REMARK, TOOTH, X_RAYS
from leads.hotfiles.things.teeth.edits import TEETH, UNKNOWN, joined, teeth_of
from leads.ledger.actor import Actor
from leads.messages.fields import Values
from leads.messages.keys import MessageKey
from leads.rules.refused import Refused
from leads.rules.section_60_duties import CORRECT
from leads.standing.gates import may_keep
from leads.standing.snapshot import Standing

_NAMES = {one.name for one in CHART}


def do_dental(key: MessageKey, values: Values, by: Actor, held: Standing, now: datetime) -> Done:
    """Does what a message about a chart says, on one's own record that number and case name. Raises Refused."""
    must_be_meant(values["NIC"], values["OCA"], by, held, now)
    found = locked(values["NIC"])
    must_be_own_to_change(found, by)
    must_still_hit(found, CORRECT)
    _must_have_teeth(found)
    may_keep(by.person_id, (found.file,), held, now)
    look_at_first(found, values)
    there = standing(FILES[found.file].kinds, found.values, additions_of(found))
    chart = [one for one in there if one.kind in _NAMES]
    gone, came = _ACTS[key.does.name](chart, values)
    if not gone and not came:
        raise Refused("nothing-changes", "The chart says all of this already.", None, "Nothing more is needed.")
    take_off(found, gone, by, now)
    add(found, came, by, now)
    return changed(key, found, there, by, now)


Changes = tuple[Sequence[Added], Sequence[Added]]


def _enter(chart: Sequence[Added], values: Values) -> Changes:
    """A whole chart: of a tooth that is not named nothing is known."""
    if chart:
        said = "A dental chart stands beside this record already."
        raise Refused("chart-on-file", said, None, "Change its teeth with MD, or take it off with XD.", field="DCH")
    teeth = dict.fromkeys(TEETH, UNKNOWN) | _teeth(values)
    return (), list(_rows({**values, "DCH": joined(teeth)}))


def _teeth(values: Values) -> dict[int, str]:
    """The teeth that a message names, each once. Raises Refused: what came in parts was read part by part."""
    held = f.DCH.parts(values.get("DCH", ""))
    teeth = teeth_of(values.get("DCH", ""))
    if len(teeth) < len(held):
        raise wrong("DCH", "A tooth stands in DCH twice.", f.DCH.example, cure="Send each tooth once.")
    return teeth


def _modify(chart: Sequence[Added], values: Values) -> Changes:
    """The teeth that are named are as they are named; X-rays and remarks are the message's, where it has some."""
    _must_be_there(chart)
    teeth, wanted = set(_teeth(values)), list(_rows(values))
    gone = [one for one in chart if one not in wanted and _is_replaced(one, teeth, values)]
    return gone, [one for one in wanted if one not in chart]


def _cancel(chart: Sequence[Added], values: Values) -> Changes:
    _must_be_there(chart)
    return chart, ()


_ACTS: Mapping[str, Callable[[Sequence[Added], Values], Changes]] = {
    ENTER_CHART.name: _enter,
    MODIFY_CHART.name: _modify,
    CANCEL_CHART.name: _cancel,
}


def _rows(values: Values) -> Iterator[Added]:
    """A message's chart as the rows in which it is kept."""
    for kind, field in ((TOOTH, f.DCH), (X_RAYS, f.DXR), (REMARK, f.DRE)):
        held = dict.fromkeys(field.parts(values.get(field.code, "")))
        yield from (Added(kind.name, OWN, {field.code: one}) for one in held)


def _is_replaced(one: Added, teeth: set[int], values: Values) -> bool:
    """Whether a row makes room for what the message says."""
    if one.kind == TOOTH.name:
        return not teeth.isdisjoint(teeth_of(one.values["DCH"]))
    return any(code in values for code in one.values)


def _must_be_there(chart: Sequence[Added]) -> None:
    if not chart:
        said = "No dental chart stands beside this record."
        raise Refused("no-chart", said, None, "Enter it with ED.", field="NIC")


def _must_have_teeth(found: Record) -> None:
    if TOOTH not in FILES[found.file].adds:
        title = FILES[found.file].title.lower()
        said = f"{found.number} ({title}) takes no dental chart."
        cure = "Charts stand beside missing and unidentified persons: check the number."
        raise Refused("no-teeth-here", said, None, cure, field="NIC")
