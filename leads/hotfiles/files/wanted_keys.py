"""The message keys of the wanted person file: which fields each takes."""

from leads.hotfiles.declare.keys import CANCEL, CLEAR, ENTER, INQUIRE, LOCATE, MODIFY, removable
from leads.hotfiles.things import fields as f
from leads.messages.fields import Field, Use
from leads.messages.keys import MessageKey, NotAlone

NAME = "wanted_person"
ENTRIES = {
    "EW": "Wanted person",
    "EW-C": "Wanted person, caution",
    "ET": "Temporary felony want",
    "ET-C": "Temporary felony want, caution",
    "EWJ": "Wanted juvenile",
    "EWJC": "Wanted juvenile, caution",
}
TEMPORARY = frozenset({"ET", "ET-C"})
JUVENILE = frozenset({"EWJ", "EWJC"})
#: Keys that carry a caution; CMC is then mandatory.
WITH_CAUTION = frozenset({"EW-C", "ET-C", "EWJC"})
PLATE_SET = ("LIC", "LIS", "LIY", "LIT")
VEHICLE_SET = ("VIN", "VYR", "VMA", "VMO", "VST")
LICENSE_SET = ("OLN", "OLS", "OLY")
#: A name alone is no record: one of these has to be there whole.
IDENTIFIERS = (("DOB",), ("FBI",), ("MNU",), ("SOC",), LICENSE_SET, PLATE_SET, VEHICLE_SET)


NAME_ALONE = NotAlone("NAM", "A name alone is not searched: add a birth date or a number of the person.", add="DOB")


def _may(*fields: Field) -> tuple[Use, ...]:
    return tuple(Use(one) for one in fields)


def _must(*fields: Field) -> tuple[Use, ...]:
    return tuple(Use(one, must=True) for one in fields)


def _entered(key: str) -> tuple[Use, ...]:
    """The fields of an entry, in the order of its form."""
    wants_limit = key not in TEMPORARY
    return (
        *_must(f.NAM, f.SEX, f.RAC),
        *_may(f.ETN, f.DOB, f.POB, f.CTZ),
        *_must(f.HGT, f.WGT),
        *_may(f.EYE),
        *_must(f.HAI),
        *_may(f.SKN, f.SMT, f.FPC),
        Use(f.CMC, must=key in WITH_CAUTION),
        *_may(f.AKA, f.DNA, f.DLO, f.FBI, f.SID, f.SOC, f.MNU, f.OLN, f.OLS, f.OLY),
        *_must(f.OFF),
        *_may(f.OOC),
        *_must(f.DOW),
        *((Use(f.EXL, must=True),) if wants_limit else ()),
        *_may(f.WNO, f.CTI, f.ADO, f.DOV),
        *(_must(f.DOE, f.PLC) if key in JUVENILE else _may(f.PLC)),
        *_may(f.LIC, f.LIS, f.LIY, f.LIT, f.VIN, f.VYR, f.VMA, f.VMO, f.VST, f.VCO, f.VOW),
        *_may(f.SNU, f.SNA, f.CTY, f.COU, f.STA, f.ZIP, f.ADD, f.DDA, f.BDA, f.EDA, f.TNO, f.TNT),
        *_must(f.OCA),
        *_may(f.NOA, f.LKI, f.LKA),
        Use(f.MIS, must=key in TEMPORARY),
        *_must(f.SUP, f.SUD),
        *_may(f.FKD),
    )


_MEANT = (*_must(f.NIC, f.NAM), *_may(f.OCA))
_MEANT_FIELDS = ("NIC", "NAM", "OCA")
_RESULT = _may(f.RPS, f.PAR, f.HIT, f.VNP, f.VOR, f.VRC, f.NPA, f.MIS)
_ASKED_ABOUT = _may(f.PUR, f.ATN, f.RSN)
_ASKED = (
    *_may(f.NAM, f.DOB, f.SEX, f.RAC, f.EBS, f.FBI, f.SID, f.SOC, f.MNU_ASKED, f.OLN, f.OLS, f.OLY, f.OCA),
    *_may(f.LIC_ASKED, f.LIS, f.LIY_ASKED, f.LIT, f.VIN, f.VMA, f.NIC),
    *_ASKED_ABOUT,
)
_ASKED_BY = (
    ("NAM", "DOB"), ("NAM", "OCA"), ("FBI",), ("SID",), ("SOC",), ("MNU",), ("OLN", "OLS"), ("LIC",), ("VIN",),
    ("NIC",),
)  # fmt: skip


def _enter(key: str, title: str) -> MessageKey:
    return MessageKey(key, ENTER, f"{title}: enter", (NAME,), _entered(key), IDENTIFIERS)


def _modify(key: str, title: str) -> MessageKey:
    """Every field of an entry may change, but those by which the record is meant and those of the law's own columns."""
    fixed = {"NAM", "OCA", "SUP", "SUD", "FKD"}
    longest = _entered("EWJ" if key == "MW" else "ET")
    changed = tuple(Use(use.field) for use in longest if use.field.code not in fixed)
    as_entered = f.entered_as("EW", "EW-C", "EWJ", "EWJC") if key == "MW" else f.entered_as("ET", "ET-C")
    uses = (*_must(f.NIC, f.NAM, f.OCA), *changed, Use(as_entered), Use(f.VLN))
    return MessageKey(
        key, MODIFY, f"{title}: modify", (NAME,), uses,
        identifies=_MEANT_FIELDS, removable=removable(changed, map(_entered, ENTRIES)),
    )  # fmt: skip


def _removals(letter: str, title: str) -> tuple[MessageKey, ...]:
    located = (*_MEANT, *_must(f.DOL, f.DIS), *_may(f.LCA), *_RESULT)
    cleared = (*_MEANT, *_must(f.DCL), *_RESULT)
    cancelled = (*_MEANT, *_may(f.DOC), *_RESULT)
    return (
        MessageKey(f"L{letter}", LOCATE, f"{title}: locate", (NAME,), located, identifies=_MEANT_FIELDS),
        MessageKey(f"C{letter}", CLEAR, f"{title}: clear", (NAME,), cleared, identifies=_MEANT_FIELDS),
        MessageKey(f"X{letter}", CANCEL, f"{title}: cancel", (NAME,), cancelled, identifies=_MEANT_FIELDS),
    )


KEYS = (
    *(_enter(key, title) for key, title in ENTRIES.items()),
    _modify("MW", "Wanted person"),
    _modify("MT", "Temporary felony want"),
    *_removals("W", "Wanted person"),
    *_removals("T", "Temporary felony want"),
    MessageKey("QW", INQUIRE, "Person: ask", (), _ASKED, _ASKED_BY, not_alone=NAME_ALONE),
    MessageKey(
        "ZW", INQUIRE, "Person: ask for administration, without notices", (), _ASKED, _ASKED_BY, not_alone=NAME_ALONE,
        notices=False, purpose=True,
    ),
)  # fmt: skip
