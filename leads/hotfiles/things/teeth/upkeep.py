"""The message keys of dental charts, which stand beside records of the missing and the unidentified."""

from leads.hotfiles.declare.fields import may, must
from leads.hotfiles.declare.keys import CANCEL_CHART, ENTER_CHART, MODIFY_CHART
from leads.hotfiles.things.record import fields as r
from leads.hotfiles.things.teeth import fields as f
from leads.messages.keys import MessageKey

_MEANT = must(r.NIC, r.OCA)
DENTAL_KEYS = (
    MessageKey("ED", ENTER_CHART, "Dental chart: enter beside a record", (),
               (*_MEANT, *must(f.DCH), *may(f.DXR, f.DRE)), identifies=("NIC", "OCA")),
    MessageKey("MD", MODIFY_CHART, "Dental chart: modify", (), (*_MEANT, *may(f.DCH, f.DXR, f.DRE)),
               (("DCH",), ("DXR",), ("DRE",)), identifies=("NIC", "OCA")),
    MessageKey("XD", CANCEL_CHART, "Dental chart: cancel", (), _MEANT, identifies=("NIC", "OCA")),
)  # fmt: skip
