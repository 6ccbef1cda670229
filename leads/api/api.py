"""The API for programs: the law and the codes as data, sign-on, messages. docs/api.md, /api/openapi.json."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Router, Schema, Status
from ninja.errors import AuthenticationError, HttpError, ValidationError
from pydantic import Field

from leads.api import answers, images, proof, sessions
from leads.api.bearer import REFUSALS, Bearer, NoOut
from leads.api.refusals import does_not_fit, no_session, not_read
from leads.hotfiles.forms import codes_of, form_of
from leads.hotfiles.registry import MEANINGS, keys_with
from leads.messages import fields, wire
from leads.people.address import client_address
from leads.people.sign_on import Session
from leads.rules.clauses import CLAUSES, Clause, find
from leads.rules.numbers import number
from leads.rules.refused import Refused
from leads.standing.snapshot import current
from leads.switch.housekeeping import database_now

STATUS = {
    "not-proven": 401, "session-over": 401, "no-bearer": 401, "too-many-tries": 429, "not-as-described": 422,
    "not-json": 422, "no-such-clause": 404, "no-such-field": 404,
    "no-such-attachment": 404, "not-on-file": 404, "added-already": 409, "too-many-records": 429,
}  # fmt: skip
SIGN_ON = ("token-", "unknown-device")  # refused at sign-on: who you are, not what you sent
WRONG = ("wire-", "field-", "file-", "too-many-pixels", "image-moves")  # what was sent can't be what it should be

routes = Router()
routes.add_router("/images", images.routes)


class SignOnIn(Schema):
    """Who signs on, with both factors, and at which device."""

    user: str = Field(max_length=64)
    password: str = Field(max_length=256)
    code: str = Field(max_length=64, description="of the second factor, or a recovery code")
    device: str = Field(max_length=4, examples=["SMP1"])


class TokenOut(Schema):
    """A one-time token for one device; it lives so many seconds."""

    token: str
    seconds: int


class SessionIn(Schema):
    """A device and its one-time token."""

    device: str = Field(max_length=4, examples=["SMP1"])
    token: str = Field(max_length=64)


class BearerOut(Schema):
    """What each message carries in its Authorization header, after the word Bearer."""

    bearer: str


class MessageIn(Schema):
    """A message as on the terminal link; see docs/link.md."""

    key: str = Field(max_length=7, examples=["QV"])
    reference: str = Field(max_length=10, examples=["TVP2000417"], description="used once by a device for ever")
    fields: list[tuple[str, str]] = Field(max_length=500, examples=[[("LIC", "TST1234"), ("LIS", "IL")]])
    destinations: list[str] = Field(default=[], max_length=5)


class ClauseOut(Schema):
    """One clause of the regulation, in our own words."""

    id: str
    heading: str
    says: str
    binds: str
    kept: str
    status: str
    shows: str


class FieldOut(Schema):
    """A field of a message: its form in words, and the codes that it takes, each with its meaning."""

    code: str
    name: str
    form: str
    most: int = Field(description="characters of the stored form")
    times: int = Field(description="how often it may stand in one message")
    example: str
    keys: list[str] = Field(description="message keys that take it")
    codes: dict[str, str] | None


@routes.get("/law", response=list[ClauseOut], summary="All clauses of the regulation")
def law(request: HttpRequest) -> list[dict[str, Any]]:
    """Every clause of 20 Ill. Adm. Code 1240 in the order of the law, and how LEADS keeps it."""
    return [_row(one) for one in CLAUSES.values()]


@routes.get("/law/{clause}", response={200: list[ClauseOut], 404: NoOut}, summary="One clause and its parts")
def law_of(request: HttpRequest, clause: str) -> list[dict[str, Any]]:
    """What a citation means: itself and its parts, such as 1240.60(a)(5)."""
    found = find(clause)
    if not found:
        raise Refused("no-such-clause", f"The regulation has no clause {clause}.", None, "GET /api/law lists them.")
    return [_row(one) for one in found]


@routes.get("/codes", response=list[FieldOut], summary="All fields, their forms and their codes")
def all_codes(request: HttpRequest) -> list[dict[str, Any]]:
    """Every field that a message may have, as docs/message-keys.md tells it, with the meaning of each code.

    One code may stand for several: TYP is a kind of gun in one file and of article in another.
    """
    return [_field(one) for code in sorted(MEANINGS) for one in MEANINGS[code]]


@routes.get("/codes/{code}", response={200: list[FieldOut], 404: NoOut}, summary="One code and its fields")
def codes_of_one(request: HttpRequest, code: str) -> list[dict[str, Any]]:
    """What one code stands for, such as VCO: mostly one field, with the message keys that take it."""
    if (found := MEANINGS.get(code.upper())) is None:
        raise Refused("no-such-field", f"No message has a field {code[:20]}.", None, "GET /api/codes lists them.")
    return [_field(one) for one in found]


@routes.get("/answer-schema.json", response=dict[str, Any], summary="The JSON Schema of every answer")
def answer_schema(request: HttpRequest) -> dict[str, Any]:
    """What the structured form of an answer consists of, on a link and over the API; members may be added."""
    return answers.json_schema()


def _field(one: fields.Field) -> dict[str, Any]:
    return {
        "code": one.code,
        "name": one.name,
        "form": form_of(one),
        "most": one.most,
        "times": one.many,
        "example": one.example,
        "keys": keys_with(one),
        "codes": codes_of(one),
    }


def _row(one: Clause) -> dict[str, Any]:
    return {name: getattr(one, name) for name in ClauseOut.model_fields}


@routes.post(
    "/sign-on", response={200: TokenOut, **REFUSALS}, summary="A one-time token for password and second factor"
)
def sign_on(request: HttpRequest, asked: SignOnIn) -> TokenOut:
    """For a terminal link (SON) or for POST /api/session. Wrong tries count with those at the console."""
    address = client_address(request.META)
    person = proof.prove(asked.user, asked.password, asked.code, address, database_now())
    token = proof.token_for(person, asked.device, database_now())
    return TokenOut(token=token, seconds=number("token.sign_on_seconds", current().agencies.numbers))


@routes.post("/session", response={200: BearerOut, **REFUSALS}, summary="Sign on at a device")
def begin(request: HttpRequest, asked: SessionIn) -> BearerOut:
    """Takes the device until DELETE /api/session, or until nothing was sent for as long as policy allows."""
    address = client_address(request.META)
    return BearerOut(bearer=sessions.begin(asked.device, asked.token, database_now(), address))


@routes.delete("/session", auth=Bearer(), response={204: None, 401: NoOut}, summary="Sign off")
def end(request: HttpRequest) -> Status[None]:
    """Frees the device."""
    sessions.end(request.auth, database_now())  # type: ignore[attr-defined]  # ninja puts it there
    return Status(204, None)


@routes.post("/messages", auth=Bearer(), response={200: dict[str, Any], **REFUSALS}, summary="Send one message")
def message(request: HttpRequest, asked: MessageIn) -> dict[str, Any]:
    """The structured form of the answer, and its text. A no of the exchange is an answer, with outcome "refused"."""
    session: Session = request.auth  # type: ignore[attr-defined]
    raw = wire.write_message(asked.key, session.ori, asked.reference, asked.fields, asked.destinations)
    return sessions.ask(session, raw, database_now())


def make() -> NinjaAPI:
    """The API as the console's addresses mount it: `path("api/", leads.api.api.api.urls)`."""
    made = NinjaAPI(title="LEADS", version="1", urls_namespace="api", docs_url=None)
    made.add_router("", routes)

    @made.exception_handler(Refused)
    def refused(request: HttpRequest, no: Refused) -> HttpResponse:
        known = STATUS.get(no.code)
        status = known or (401 if no.code.startswith(SIGN_ON) else 422 if no.code.startswith(WRONG) else 403)
        return made.create_response(request, no.as_dict(), status=status)

    @made.exception_handler(ValidationError)
    def unfit(request: HttpRequest, no: ValidationError) -> HttpResponse:
        return refused(request, does_not_fit(no.errors))

    @made.exception_handler(HttpError)
    def unread(request: HttpRequest, no: HttpError) -> HttpResponse:
        return refused(request, not_read())  # the one that ninja raises by itself: a body that is no JSON

    @made.exception_handler(AuthenticationError)
    def unknown(request: HttpRequest, no: AuthenticationError) -> HttpResponse:
        return refused(request, no_session())

    return made


api = make()
