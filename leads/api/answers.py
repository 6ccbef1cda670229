"""What every answer consists of, member by member: the JSON Schema that a vendor's program is checked against.

The tables of docs/link.md are written from here, and every answer on that page is held against it. Answers are built
in `leads/switch/exchange/answer.py`; members may be added there, and then stand here.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Number = Annotated[int, Field(ge=0)]
OF_AN_ACT = ("entered", "modified", "located", "cleared", "cancelled", "taken out")
BY_ITSELF = (
    "delayed hit",
    "withdrawn",
    "located",
    "asked before entry",
    "asked about",
    "also entered",
    "notice",
    "alive",
)
OUTCOMES = (
    "hit",
    "inactive",
    "no record",
    "image",
    "refused",
    "parked",
    "signed on",
    "signed off",
    *OF_AN_ACT,
    *BY_ITSELF,
)


def _known(schema: dict[str, Any]) -> None:
    schema["enum"] = sorted(set(OUTCOMES))


class Part(BaseModel):
    """A part of an answer. Members may be added; a program passes over those it does not know."""

    model_config = ConfigDict(extra="allow")


class AgencyOf(Part):
    """The agency that entered a record."""

    ori: str
    name: str
    telephone: str = Field(description="of its desk, day and night; empty where none is on file")


class Checked(Part):
    """The second-party check of a record."""

    state: Literal["checked", "awaiting", "overdue"]
    at: datetime | None
    due: datetime


class Located(Part):
    """That somebody found it already."""

    ori: str
    agency: str
    on: str = Field(description="day, YYYYMMDD")
    case: str = Field(description="their case; empty where not given")
    extradition: str = Field(description="a code of DIS; empty where not said")


class ItemOf(Part):
    """One thing that a second party compares with the report."""

    code: str
    words: str


class FoundDifferent(Part):
    """That a second party found the record to differ from its report, and nobody has mended all of it since."""

    at: datetime
    items: list[ItemOf]


class NoteOf(Part):
    """That somebody was taken for the person of the record and is not."""

    agrees: bool
    words: str


class ReasonOf(Part):
    """One line of why a record answers."""

    field: str
    words: str
    sure: bool


class AdditionOf(Part):
    """What came to a record after its entry, by supplement, or as a thing of its own under it."""

    kind: str = Field(description="what it is: `alias`, `birth date`, `license`, `vehicle`, `trailer` …")
    whose: Literal["own", "stolen", "impostor"] = Field(
        description="`own`; `stolen`: somebody else's, whom the person has used; `impostor`: of who uses the identity"
    )
    values: dict[str, str]
    located: Located | None = Field(
        default=None, description="of a thing of its own, who found it already: as that of a hit; else left out"
    )


class ImageOf(Part):
    """An image on file of whom or what a record is about; not the image itself."""

    number: str = Field(description="IMN")
    type: str = Field(description="a code of IMT")
    words: str
    taken_on: date
    sha256: str = Field(description="of its bytes, in hexadecimal")
    address: str = Field(description="where the console hands it out, to whoever may open the record")


class ImageAsked(ImageOf):
    """An image that was asked for by its number."""

    record: str = Field(description="of which record it is")
    file: str = Field(description="that record's hot file")
    media: str = Field(description="`image/png` or `image/jpeg`")
    size: int = Field(description="how many bytes it has")
    says: str = Field(description="its kind and measures, in words")
    content: str | None = Field(
        default=None, description="its bytes in base64; not there where they are too many: see *Images* in api.md"
    )


class HitOf(Part):
    """A record that answers an inquiry."""

    record: str = Field(description="its number")
    file: str = Field(description="the hot file, as a name that does not change: `stolen_vehicle`")
    title: str = Field(description="the hot file, in words")
    headline: str = Field(description="what was hit, in a line")
    located: Located | None = Field(
        description="who found it already: `ori`, `agency`, `on`, `case`, `extradition`; null while nobody has"
    )
    found_different: FoundDifferent | None = Field(
        description="that a second person found it to differ from its report: `at`, `items` (`code`, `words`) that "
        "are not mended yet; null while nobody has, or since all of them were changed or it was withdrawn"
    )
    advise: str = Field(description="what to do before anything else")
    unconfirmed_since: datetime | None = Field(
        description="null; after a restore the moment of the backup: the record may have ended since, ask its agency"
    )
    grade: Literal["exact", "strong", "possible"] = Field(
        description="how well it fits: `exact`, `strong`, or `possible` (only looks alike; never act on it alone)"
    )
    score: float = Field(description="the sum of the reasons' weights; to order hits by, nothing else")
    caution: bool = Field(description="whether the person reading it has to be warned first")
    facts: list[tuple[str, str]] = Field(description="what to compare with what stands in front of the officer")
    reasons: list[ReasonOf] = Field(description="why it answers: `field`, `words`, and whether it is `sure`")
    unsure: list[str] = Field(description="what is not known or was not compared, as sentences")
    agency: AgencyOf = Field(description="whose record it is: `ori`, `name`, `telephone`")
    case: str = Field(description="their case number")
    entered_at: datetime = Field(description="when it was entered")
    age_days: int = Field(description="full days since then")
    checked: Checked = Field(
        description="its second-party check: `state` (`checked`, `awaiting`, `overdue`), `at` (null until then), `due`"
    )
    validated_at: datetime | None = Field(description="when it was last validated, or null")
    state: Literal["active", "located"] = Field(description="`active` or `located`: records of other states never hit")
    additions: list[AdditionOf] = Field(
        default=[],
        description="what came to it and stands beside its `values`: `kind`, `whose`, `values` (of a secret the end)",
    )
    images: list[ImageOf] = Field(
        default=[], description="what images are on file: `number`, `type`, `words`, `taken_on`, `sha256`, `address`"
    )
    values: dict[str, str] = Field(description="the record's fields, as kept; lists with what was added to them")
    add_on: AdditionOf | None = Field(
        default=None,
        description="there where what answers is a thing of its own under the record, as a boat's trailer, and not "
        "what the record is about: `kind`, `values`, `located`. `state` and `located` of the hit are then its own",
    )
    not_this_person: NoteOf | None = Field(
        default=None,
        description="there where a note is on file that somebody is not the person of this record: `agrees` whether "
        "what was asked is that somebody, and the `words` for the officer. The hit stands all the same",
    )


class InactiveOf(Part):
    """A record that is no longer in force, told to whoever asked for that very one: no hit."""

    ended_record: str = Field(description="its number")
    file: str = Field(description="the hot file, as a name that does not change: `protection_order`")
    title: str = Field(description="the hot file, in words")
    headline: str = Field(description="that it is no longer in force, in a line")
    since: date = Field(description="since which day, YYYY-MM-DD")
    why: Literal["cleared", "expired"] = Field(description="`cleared` by its agency, or `expired` with its last day")
    advise: str = Field(description="that nobody is to be held to it")
    facts: list[tuple[str, str]] = Field(description="what tells which one it was")
    reasons: list[str] = Field(description="why the inquiry is about this one, in words")
    agency: AgencyOf = Field(description="whose record it was: `ori`, `name`, `telephone`")
    case: str = Field(description="their case number")


class No(Part):
    """A refusal."""

    code: str = Field(description="for a program; never changes once released")
    sentence: str = Field(description="for the person")
    clause: str | None = Field(description="of the regulation, where it asks for the refusal")
    cure: str = Field(description="what to do; may be empty")
    field: str | None = Field(description="which field is wrong")
    example: str | None = Field(description="a value, or a message, that is right")
    problems: dict[str, dict[str, Any]] = Field(
        default={}, description="every wrong field, by its code, each with the same members but this one"
    )


class Earlier(Part):
    """An inquiry of before."""

    reference: str = Field(default="", description="its sender's own; in a delayed hit")
    message: int | None = None
    ori: str = ""
    device: str = ""
    at: datetime


class Resume(Part):
    """What a terminal goes on with after a short break."""

    token: str
    seconds: int


class Answer(Part):
    """The structured form of an answer, or of what comes by itself."""

    reference: str = Field(
        description='of the message that is answered; "" where none could be read or nothing was asked. In a delayed '
        "hit the reference of the old inquiry"
    )
    key: str = Field(description="of the message that is answered; `SM`, `PNG` or `ER` where nothing was asked")
    message: Number | None = Field(
        description="LEADS' number of the message: for the ledger, and for a question to the Department"
    )
    number: Number = Field(description="the output count, as in the header; 0 where it is not counted")
    at: datetime = Field(description="when it was answered")
    outcome: str = Field(description="see *Outcomes*", json_schema_extra=_known)
    hits: list[HitOf] = Field(
        description="what was found, the best first; after an entry what other files have on the same person or thing"
    )
    searched: list[str] = Field(description="the files that were searched, by title")
    searched_by: list[list[str]] = Field(
        description="the fields by which they were searched, those together that find together: name with birth date, "
        "a number. None switches another off"
    )
    not_searched: list[str] = Field(
        description="codes of fields that can be searched and were not, such as a name without a birth date"
    )
    asked: dict[str, str] = Field(description="the fields as LEADS understood them; of a secret number only its end")
    record: str | None = Field(description="the number of the record that was entered or changed, or that is spoken of")
    warnings: list[str] = Field(description="what was done, or asked, but deserves another look")
    no: No | None = Field(description="null, or the refusal")
    unsolicited: bool = Field(description="whether this came by itself")


class ChangeOf(Part):
    """What a modify changed in one field."""

    field: str
    gone: str
    came: str
    words: str


class CrossCheckOf(Part):
    """What a cross-check of an entry or a modify shows, or why it was not made."""

    check: str = Field(description="which one: `plate-vin`, `license-born`")
    outcome: str = Field(description="`differs`, or `not compared`")
    field: str = Field(description='the field that it speaks of first; ""')
    entered: str = Field(description='of a difference what the record says; ""')
    known: str = Field(description='of a difference what the other file says; ""')
    words: str


class Beside(Part):
    """What is there beside, where there is something to say."""

    read_as: dict[str, str] = Field(
        default={},
        description="fields that were read as something else than was sent (accents, a day's form, blanks and hyphens "
        "left out), as they were read",
    )
    more: Number = Field(
        default=0, description="beside hits: how many more only look alike and are not told; sure hits are told all"
    )
    narrow_by: list[str] = Field(
        default=[], description="with `more`: codes of fields that were not asked and would narrow the list"
    )
    inactive: list[InactiveOf] = Field(
        default=[],
        description="`inactive`, and beside hits: what was asked for and is no longer in force, newest first",
    )
    changed: list[ChangeOf] = Field(
        default=[], description="`modified`: what went and what came, each with `field`, `gone`, `came` and `words`"
    )
    image: ImageAsked | None = Field(default=None, description="`image`: what was asked for by its number")
    cross_checks: list[CrossCheckOf] = Field(
        default=[],
        description="`entered`, `modified`: what differs from registration's files, with both sides, and what was not "
        "compared. Nothing is refused for it; the second party acknowledges each difference",
    )


class ByItself(Part):
    """What is there beside, in what comes by itself and in the answer to a sign-on."""

    resume: Resume | None = Field(
        default=None,
        description="`signed on`: `token` and `seconds`, see *A link that breaks*; null where none is given",
    )
    asked_message: int | None = Field(default=None, description="`delayed hit`: LEADS' number of the newest inquiry")
    asked_at: datetime | None = Field(
        default=None, description="`delayed hit`, `asked before entry`, `asked about`, `also entered`: when"
    )
    asked_before: list[Earlier] = Field(
        default=[],
        description="`delayed hit`: every inquiry of this device that the record answers, with `reference`, `message`, "
        "`at`; `asked before entry`: with `ori`, `device`, `at`",
    )
    asked_by: str = Field(
        default="", description="`asked before entry`, `asked about`: the ORI that asked last; `also entered`: that did"
    )
    device: str = Field(default="", description="`asked before entry`, `asked about`, `also entered`: its device")
    state: str = Field(default="", description="`asked before entry`: the record's state when this was sent")
    located_by: str = Field(default="", description="`located`: the ORI that found it")
    case: str = Field(default="", description="`located`: their case")
    other: str = Field(default="", description="`also entered`: the number of the other agency's record")
    located_add_on: str = Field(
        default="",
        description="`located`: what was found where it is not what the record is about, and that stands: `trailer`",
    )
    differs: list[str] = Field(
        default=[],
        description="`notice` that a check found differences: codes of the items; empty when that is withdrawn",
    )
    words: str = Field(
        default="", description="`notice` that a check found differences, or withdraws them: what was written"
    )
    order: str = Field(default="", description="`notice` of a suspension or its end: number of the order")
    agency: str = Field(default="", description="`notice` of a suspension or its end: the ORI")
    services: list[str] = Field(
        default=[], description="`notice` of a suspension or its end: names of the services taken, or given back"
    )
    violations: list[dict[str, str]] = Field(
        default=[], description="`notice` of a suspension: what is alleged, `clause` and `words`"
    )
    hearing_on: str = Field(default="", description="`notice` of a suspension: day of the hearing, YYYY-MM-DD")
    suspended_at: datetime | None = Field(default=None, description="`notice` of a suspension: since when")
    lifted_for: str = Field(default="", description="`notice` of its end: the ground")
    still_suspended: list[dict[str, str]] = Field(
        default=[], description="`notice` of its end: what other orders keep suspended, `order` and `service`"
    )


class Whole(Answer, Beside, ByItself):
    """The structured form of an answer, with all that may be beside."""

    text: str = Field(default="", description="over the API: the text for a person; on a link it stands before it")


def rows(model: type[Part]) -> list[tuple[str, str]]:
    """Each member and what it is, for a page."""
    return [(name, field.description or "") for name, field in model.model_fields.items()]


def unknown(part: Part, where: str = "") -> list[str]:
    """Members that an answer has and no table tells: for the test that holds every answer against this page."""
    found = [f"{where}{name}" for name in part.model_extra or {}]
    for name in type(part).model_fields:
        value = getattr(part, name)
        for one in value if isinstance(value, list) else [value]:
            found += unknown(one, f"{where}{name}.") if isinstance(one, Part) else []
    return found


def json_schema() -> dict[str, Any]:
    """The JSON Schema of every answer."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Whole.model_json_schema()}
