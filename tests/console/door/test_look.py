"""How the screen looks: what was set is kept in this browser, and anything unknown counts as not set."""

import pytest
from django.test import Client, RequestFactory

from leads.console.door.look import COOKIE, Look, read_look

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("cookie", "look"),
    [
        ("dark.car", Look("dark", "car")),
        (".wall", Look("", "wall")),
        ("", Look()),
        ("purple.huge", Look()),
        ("dark", Look("dark")),
        ("dark.car.off", Look("dark", "car", "off")),
        ("..all", Look("", "", "all")),
        ("..loud.and.more", Look()),
    ],
)
def test_a_cookie_is_read_and_never_trusted(cookie: str, look: Look) -> None:
    request = RequestFactory().get("/")
    request.COOKIES[COOKIE] = cookie
    assert read_look(request) == look


def test_a_look_is_set_and_an_unknown_one_is_not(inside: Client) -> None:
    answer = inside.post("/look", {"scheme": "dark", "density": "wall", "sound": "off"})
    assert answer.cookies[COOKIE].value == "dark.wall.off"
    assert b'data-scheme="dark"' in inside.get("/look").content
    assert COOKIE not in inside.post("/look", {"scheme": "purple", "density": ""}).cookies
