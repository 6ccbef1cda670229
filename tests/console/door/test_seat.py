"""One person a seat, given back when they leave."""

from __future__ import annotations

import pytest
from django.test import Client

from leads.console.door.now import edge_now
from leads.console.door.sign_in import make_demo_link
from leads.ledger.models import Line
from leads.people.models import LinkSession
from tests.makers import make_agency, make_device, make_person

pytestmark = pytest.mark.django_db


def test_a_device_seats_one_person_at_a_time(inside: Client) -> None:
    second, other = Client(), make_person(user_id="rios")
    second.get(make_demo_link(other, edge_now()))
    answer = second.post("/device", {"device": "SMPB"})
    assert answer.status_code == 422
    assert b"Somebody is signed on at SMPB" in answer.content
    assert Line.objects.filter(event="people:sign_on:refused", by="rios").exists()
    inside.post("/account/logout")
    assert second.post("/device", {"device": "SMPB"}).status_code == 302


def test_a_device_of_another_agency_is_no_seat(inside: Client) -> None:
    make_device(make_agency("IL1990200", "Elsewhere PD"), "ELSE", kind="browser")
    assert inside.post("/device", {"device": "ELSE"}).status_code == 422


def test_signing_out_gives_the_device_back(inside: Client) -> None:
    assert LinkSession.objects.filter(ended_at=None).count() == 1
    inside.post("/account/logout")
    assert LinkSession.objects.filter(ended_at=None).count() == 0
    assert Line.objects.filter(event="people:sign_out:done", by="alvarez").exists()
    assert inside.get("/").headers["Location"].startswith("/account/login")
