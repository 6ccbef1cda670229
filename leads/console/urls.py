"""Every address of the console, on one page. Who may open which: permissions.py."""

from __future__ import annotations

from typing import Any

from allauth.account import views as account
from allauth.mfa import urls as mfa
from django.urls import include, path, register_converter

from leads.api.api import api
from leads.console.agencies import agencies, agency
from leads.console.door import look, place, sign_in
from leads.console.law import law
from leads.console.operations import parked, parts
from leads.console.oversight import suspend, suspensions
from leads.console.records import checks, record, records
from leads.console.terminal import stream, terminal, words

register_converter(law.ClauseConverter, "clause")

urlpatterns: list[Any] = [
    # The terminal
    path("", terminal.terminal, name="terminal"),
    path("terminal/send", terminal.send, name="terminal_send"),
    path("terminal/mark", terminal.mark, name="terminal_mark"),
    path("terminal/aside", terminal.aside, name="terminal_aside"),
    path("terminal/stream", stream.stream, name="terminal_stream"),
    path("terminal/words.json", words.words, name="terminal_words"),
    # Records and their second-party checks
    path("records", records.records, name="records"),
    path("records/<str:number>", record.record_page, name="record"),
    path("checks", checks.checks, name="checks"),
    path("checks.csv", checks.checks_csv, name="checks_csv"),
    path("checks/<str:number>", checks.check, name="check"),
    # Agencies and their standing
    path("agency", agency.agency, name="agency"),
    path("agencies", agencies.agency_list, name="agencies"),
    path("agencies/<str:ori>", agency.agency_of, name="agency_of"),
    # Suspensions
    path("suspensions", suspensions.suspensions, name="suspensions"),
    path("suspensions/new", suspend.suspension_new, name="suspension_new"),
    path("suspensions/<str:number>", suspensions.suspension, name="suspension"),
    path("suspensions/<str:number>/notice.pdf", suspensions.notice, name="suspension_notice"),
    path("suspensions/<str:number>/lift", suspensions.lift, name="suspension_lift"),
    # The law
    path("law", law.law, name="law"),
    path("law/<clause:name>", law.law_clause, name="law_clause"),
    # Other computers
    path("api/", api.urls),
    # What made LEADS fail
    path("parked", parked.parked, name="parked"),
    path("parked/<int:message_id>", parked.parked_one, name="parked_one"),
    # Signing in, and one's own account
    path("notice", sign_in.notice, name="notice"),
    path("account/login", sign_in.login_page, name="account_login"),
    path("account/logout", account.logout, name="account_logout"),
    path("account/inactive", account.account_inactive, name="account_inactive"),
    path("account/unlock", account.reauthenticate, name="account_reauthenticate"),
    path("account/password", account.password_change, name="account_change_password"),
    path("account/second-factor", sign_in.second_factor, name="second_factor"),
    path("account/factors/", include(mfa)),
    path("device", place.device, name="device"),
    path("look", look.look, name="look"),
    path("lock", sign_in.lock, name="lock"),
    # Only in a fictional state, only from the machine itself
    path("demo/enter/<str:token>", sign_in.demo_enter, name="demo_enter"),
    # For design review
    path("parts", parts.parts, name="parts"),
]
