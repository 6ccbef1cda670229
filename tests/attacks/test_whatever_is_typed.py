"""Whatever stands in an address, a form, a cookie or a body: each page and route answers, and none of them fails."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from leads.api.api import api
from leads.console.pages import PAGES
from leads.people.models import Person
from tests.console.orders import ordered
from tests.console.signed_in import BACKEND, Desk, at
from tests.makers import NOW, make_agency, make_department, make_device, make_person, make_record

pytestmark = pytest.mark.django_db
CODE = Path(__file__).parents[2] / "leads" / "console"
ASKED = re.compile(r"(?:GET|POST|typed)\.(?:get|getlist)\(\"(\w+)\"|\"(\w+)\" in request\.(?:GET|POST)")
OF_LISTS = ["q", "kind", "standing", "state", "file", "check", "ori", "kept", "status", "view"]
OF_LISTS += ["by", "from", "to"]
OF_FORMS = ["record", "LIC", "VIN", "NAM", "DOB", "SMT", "CMC", "MIS", "FKD", "DEL"]
OF_ALLAUTH = [
    "login",
    "password",
    "code",
    "oldpassword",
    "password1",
    "password2",
    "next",
    "name",
    "credential",
    "action",
]
FIELDS = sorted({one or other for file in CODE.rglob("*.py") for one, other in ASKED.findall(file.read_text("utf-8"))})
PATHS = sorted(api.get_openapi_schema(path_prefix="/api/")["paths"])
COOKIES = ("sessionid", "csrftoken", "leads_device", "leads_look", "leads_notice")
NASTY = [
    "", " ", "\0", "a\0b", "\x1b[2J", "\x7f", "\x9b", "²", "٣", "𝟙", "-1", "0", "1.5", "1e9", "NaN", str(10**10),
    str(10**20), "1" * 5000, "x" * 5000, "'", '"', "<script>", "%", "%00", "%s", "\\", "..", "../../x", "\n", "\r\n",
    "ß", "İ", "ñ", "\u202e", "\u2028", "\ufeff", "\uffff", "9999-12-31", "0001-01-01", "2026-02-30", "V990000001",
    "IL1990100", "a.b.c", "[", "{}", "null", "true", "order", "preview", "more", "change", "differs", "state",
]  # fmt: skip
TEXTS = st.one_of(st.sampled_from(NASTY), st.text(max_size=30))
WALK = settings(
    max_examples=120,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def person_of(role: str) -> Person:
    whose = make_agency() if role == "operator" else make_department()
    make_device(whose, "SMP9", kind="browser")
    return make_person(whose, f"the.{role}", office="" if role == "operator" else role, password="long enough to keep")


@st.composite
def asked(draw: st.DrawFn) -> tuple[str, str, str, dict[str, list[str]], dict[str, str]]:
    """A page by name, its address with anything in its places, a method, fields with anything in them, and cookies."""
    page = draw(st.sampled_from([one for one in PAGES if not one.stream]))
    path = "/" + re.sub(r"<\w+:\w+>", lambda _: draw(TEXTS).replace("/", "") or "x", page.address)
    names = st.sampled_from(FIELDS + OF_LISTS + OF_FORMS + OF_ALLAUTH)
    fields = draw(st.dictionaries(names, st.lists(TEXTS, min_size=1, max_size=2), max_size=5))
    cookies = draw(st.dictionaries(st.sampled_from(COOKIES[1:]), TEXTS, max_size=1))
    return page.name, path, draw(st.sampled_from(["get", "post"])), fields, cookies


def on_the_wire(text: str) -> str:
    """As a server hands a header on: each byte a sign."""
    return text.encode("utf-8", "surrogatepass").decode("latin1")


def answered(client: Client, method: str, path: str, fields: Any, **more: Any) -> int:
    """The status; whatever was done is undone."""
    client.raise_request_exception = False
    with transaction.atomic(), at(NOW):
        answer = getattr(client, method)(path, fields, **more)
        transaction.set_rollback(True)
    return int(answer.status_code)


def test_the_walk_knows_what_pages_ask_for() -> None:
    assert {"page", "number", "line", "hearing_on", "how", "services"} <= set(FIELDS)


@pytest.mark.parametrize("role", ["operator", "administrator", "director"])
def test_no_page_fails(role: str) -> None:
    person = person_of(role)
    make_record(person.agency)
    if role != "director":
        ordered(make_agency("IL1990300"), "messages")

    @WALK
    @given(asked())
    def walk(one: tuple[str, str, str, dict[str, list[str]], dict[str, str]]) -> None:
        _, path, method, fields, cookies = one
        desk = Desk(person)
        for name, value in cookies.items():
            desk.client.cookies[name] = on_the_wire(value)
        assert answered(desk.client, method, path, fields) < 500

    walk()


def test_no_page_fails_for_a_stranger() -> None:
    @WALK
    @given(asked())
    def walk(one: tuple[str, str, str, dict[str, list[str]], dict[str, str]]) -> None:
        _, path, method, fields, cookies = one
        client = Client()
        client.cookies["leads_notice"] = "2026-1"
        for name, value in cookies.items():
            client.cookies[name] = on_the_wire(value)
        assert answered(client, method, path, fields) < 500

    walk()


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXTS),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXTS, inner, max_size=3)),
    max_leaves=6,
)
NAMES = st.sampled_from(["user", "password", "code", "device", "token", "key", "reference", "fields", "destinations"])
SIGN_ON = st.fixed_dictionaries(dict.fromkeys(("user", "password", "code", "device", "token"), TEXTS))
MESSAGE = st.fixed_dictionaries({"key": st.just("QV"), "reference": TEXTS, "fields": st.lists(st.tuples(TEXTS, TEXTS))})
ODD = ["[" * 100_000, "1" * 5000, '{"user": 1' + "0" * 5000 + "}", '"\\ud800"', "\x00"]
BODIES = st.one_of(
    st.dictionaries(NAMES, st.one_of(TEXTS, JSON), max_size=6).map(json.dumps),
    SIGN_ON.map(json.dumps),
    MESSAGE.map(json.dumps),
    st.sampled_from(ODD),
)


def test_no_route_of_the_api_fails() -> None:
    make_device(make_agency(), "SMP1")

    @WALK
    @example("/api/sign-on", '{"user":"a\\u0000","password":"b","code":"c","device":"SMP1"}', "application/json", "")
    @example("/api/session", '{"device":"SMP1","token":"a\\ud800"}', "text/plain", "")
    @given(st.sampled_from(PATHS), BODIES, st.sampled_from(["application/json", "text/plain"]), TEXTS)
    def walk(path: str, body: str, kind: str, place: str) -> None:
        path = re.sub(r"\{\w+\}", lambda _: place.replace("/", "") or "x", path)
        client, bearer = Client(), re.sub(r"[^ -~]", "", place)
        for method in ("post", "delete"):
            status = answered(client, method, path, body, content_type=kind, HTTP_AUTHORIZATION=f"Bearer {bearer}")
            assert status < 500, method
        assert answered(client, "get", path, {}) < 500

    walk()


@pytest.mark.parametrize(
    ("what", "status"),
    [
        ({"path": "/records?q=%00"}, 400),
        ({"path": "/records?page=%C2%B2"}, 200),
        ({"path": f"/records?page={10**20}"}, 200),
        ({"path": "/records/%00"}, 400),
        ({"path": f"/parked/{10**20}"}, 422),
        ({"path": "/records", "HTTP_COOKIE": r'leads_device="\000"'}, 400),
        ({"path": "/notice", "HTTP_COOKIE": r'sessionid="\000abc"'}, 400),
    ],
)
def test_what_made_a_page_fail_is_answered(what: dict[str, str], status: int) -> None:
    """Several of these were answered with 500, the others with whatever lay behind them."""
    client = Desk(person_of("administrator")).client
    what = dict(what)
    if "HTTP_COOKIE" in what:
        client = Client()
        client.force_login(Person.objects.get(), backend=BACKEND)
    assert answered(client, "get", what.pop("path"), None, **what) == status


@pytest.mark.parametrize("number", ["²", str(10**20), "-1", "x", "2147483648", "\0"])
def test_the_number_of_an_answer_is_a_number(number: str) -> None:
    desk = Desk(person_of("operator"))
    desk.post("/device", device="SMP9")
    assert answered(desk.client, "post", "/terminal/mark", {"number": number}) == 400
