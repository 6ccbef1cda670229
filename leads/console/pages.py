"""Every page of the console, one row a page: name, address, view, who may open it, its line in the rail.

The addresses are made from these rows, and the door asks them. What has no row does not exist. Whose record or agency a
page shows is asked of `hotfiles.open_record`, `people.offices` and `oversight.orders`, by page, CSV and API alike.
"""

from __future__ import annotations

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path, register_converter

from leads.api.api import api
from leads.console.agencies import agencies, agency, shifts
from leads.console.codes import codes
from leads.console.door import link_token, look, seat, sign_in
from leads.console.door.page import (
    COORDINATOR,
    DEPARTMENT,
    DIRECTOR,
    HALF,
    HOLDERS,
    OPERATORS,
    OVERSIGHT,
    PUBLIC,
    VOUCH,
    Page,
    Rail,
)
from leads.console.entry import choose, form
from leads.console.law import law
from leads.console.operations import parked, parts
from leads.console.oversight import figures, suspend, suspensions, today
from leads.console.people import accounts
from leads.console.records import (
    archive,
    attachments,
    batches,
    checks,
    duties,
    missing,
    note,
    record,
    records,
    remove,
    reviews,
    then,
    views,
)
from leads.console.terminal import stream, terminal, words

register_converter(law.ClauseConverter, "clause")

# fmt: off
PAGES: tuple[Page, ...] = (
    # The terminal
    Page("terminal", "", terminal.terminal, OPERATORS, Rail("", "Terminal", "F1")),
    Page("today", "today", today.today, HOLDERS, Rail("", "Today")),
    Page("terminal_send", "terminal/send", terminal.send, OPERATORS),
    Page("terminal_mark", "terminal/mark", terminal.mark, OPERATORS),
    Page("terminal_aside", "terminal/aside", terminal.aside, OPERATORS, by_itself=True),
    Page("terminal_stream", "terminal/stream", stream.stream, OPERATORS, by_itself=True, stream=True),
    Page("terminal_words", "terminal/words.json", words.words, OPERATORS),
    # Records entered and changed by form
    Page("entry", "enter", choose.choose, OPERATORS, Rail("Records", "Enter", "Alt+N")),
    Page("entered", "enter/done/<int:message>", form.entered, OPERATORS),
    Page("entry_form", "enter/<str:key>", form.form, OPERATORS),
    Page("entry_check", "enter/<str:key>/check", form.check, OPERATORS),
    # Records and their second-party checks
    Page("records", "records", records.records, OPERATORS, Rail("Records", "Ours")),
    Page("records_csv", "records.csv", records.records_csv, OPERATORS),
    Page("records_view", "views", views.change, OPERATORS),
    Page("record", "records/<str:number>", record.record_page, OPERATORS),
    Page("record_remove", "records/<str:number>/remove", remove.remove_page, DEPARTMENT),
    Page("record_tell", "records/<str:number>/tell", duties.tell, OPERATORS),
    Page("record_note", "records/<str:number>/note", note.note_page, OPERATORS),
    Page("record_told", "records/<str:number>/told", missing.told, OPERATORS),
    Page("record_then", "records/<str:number>/then", then.then, OPERATORS),
    Page("record_beside", "records/<str:number>/beside", attachments.beside_page, OPERATORS, takes_file=True),
    Page("paper", "papers/<int:paper_id>", attachments.paper, OPERATORS),
    Page("image", "images/<str:number>", attachments.image, OPERATORS, by_itself=True),
    Page("checks", "checks", checks.checks, OPERATORS, Rail("Records", "Checks due", "F8", checks.waiting_at)),
    Page("checks_csv", "checks.csv", checks.checks_csv, OVERSIGHT),
    Page("check", "checks/<str:number>", checks.check, OPERATORS),
    Page("duties", "duties", duties.duties, OPERATORS, Rail("Records", "Duties", count=duties.waiting_at)),
    Page("reviews", "reviews", reviews.reviews, OPERATORS, Rail("Records", "Reviews", count=reviews.waiting_at)),
    Page("review_new", "reviews/new", reviews.review_new, DEPARTMENT),
    Page("review", "reviews/<int:review_id>", reviews.review, OPERATORS),
    Page("review_item", "reviews/records/<int:item_id>", reviews.review_item, OPERATORS),
    Page("batches", "batches", batches.batches, OPERATORS, Rail("Records", "Batches"), takes_file=True),
    Page("batch", "batches/<int:batch_id>", batches.batch, OPERATORS),
    Page("batch_go", "batches/<int:batch_id>/go", batches.go, OPERATORS, by_itself=True),
    Page("batch_csv", "batches/<int:batch_id>/results.csv", batches.batch_csv, OPERATORS),
    Page("figures", "figures", figures.figures_page, HOLDERS, Rail("Agency", "Figures")),
    Page("figures_csv", "figures.csv", figures.figures_csv, HOLDERS),
    # Agencies and their standing
    Page("agency", "agency", agency.agency, OPERATORS, Rail("Agency", "Our agency", "F9")),
    Page("agency_of", "agencies/<str:ori>", agency.agency_of, OPERATORS),
    Page("shifts", "agency/shifts", shifts.shifts, COORDINATOR, Rail("Agency", "Shifts")),
    Page("accounts", "accounts", accounts.accounts, VOUCH, Rail("Agency", "Accounts")),
    # Suspensions
    Page("suspensions", "suspensions", suspensions.suspensions, OPERATORS, Rail("Agency", "Suspensions")),
    Page("suspension_new", "suspensions/new", suspend.suspension_new, DIRECTOR),
    Page("suspension", "suspensions/<str:number>", suspensions.suspension, OPERATORS),
    Page("suspension_notice", "suspensions/<str:number>/notice.pdf", suspensions.notice, OPERATORS),
    Page("suspension_lift", "suspensions/<str:number>/lift", suspensions.lift, DIRECTOR),
    Page("suspension_served", "suspensions/<str:number>/served", suspensions.served, DIRECTOR),
    # The law
    Page("law", "law", law.law, OPERATORS, Rail("Reference", "The law", "F10")),
    Page("law_clause", "law/<clause:name>", law.law_clause, OPERATORS),
    # The code tables
    Page("codes", "codes", codes.codes, OPERATORS, Rail("Reference", "Codes", "Alt+C")),
    Page("codes_table", "codes/<str:name>", codes.table, OPERATORS),
    # The Department: all agencies; what made LEADS fail; for design review
    Page("agencies", "agencies", agencies.agency_list, OVERSIGHT, Rail("Department", "Agencies")),
    Page("archive", "archive", archive.archive, DEPARTMENT, Rail("Department", "Ended records")),
    Page("parked", "parked", parked.parked, DEPARTMENT, Rail("Department", "Parked", count=parked.waiting_at)),
    Page("parked_one", "parked/<int:message_id>", parked.parked_one, DEPARTMENT),
    Page("parts", "parts", parts.parts, DEPARTMENT),
    # Before sign-in
    Page("notice", "notice", sign_in.notice, PUBLIC),
    Page("account_login", "account/login", sign_in.login_page, PUBLIC),
    Page("account_logout", "account/logout", account.logout, PUBLIC),
    Page("account_inactive", "account/inactive", account.account_inactive, PUBLIC),
    Page("mfa_authenticate", "account/factors/authenticate/", factors.authenticate, PUBLIC),
    Page("demo_enter", "demo/enter/<str:token>", sign_in.demo_enter, PUBLIC),  # fictional states, this machine only
    Page("api", "api/", api.urls, PUBLIC),  # a door of its own, with its own keys: leads/api
    # Between password and second factor, and to unlock
    Page("second_factor", "account/second-factor", sign_in.second_factor, HALF),
    Page("account_reauthenticate", "account/unlock", account.reauthenticate, HALF, while_locked=True),
    Page("mfa_reauthenticate", "account/factors/reauthenticate/", factors.reauthenticate, HALF, while_locked=True),
    Page("mfa_reauthenticate_webauthn", "account/factors/webauthn/reauthenticate/", webauthn.reauthenticate_webauthn,
         HALF, while_locked=True),
    Page("mfa_activate_totp", "account/factors/totp/activate/", totp.activate_totp, HALF, changes_credentials=True,
         adds_factor=True),
    Page("mfa_add_webauthn", "account/factors/webauthn/add/", webauthn.add_webauthn, HALF, changes_credentials=True,
         adds_factor=True),
    # One's own account and seat
    Page("account_change_password", "account/password", sign_in.password, OPERATORS, changes_credentials=True),
    Page("mfa_index", "account/factors/", factors.index, OPERATORS),
    Page("mfa_deactivate_totp", "account/factors/totp/deactivate/", totp.deactivate_totp, OPERATORS,
         changes_credentials=True, removes_factor=True),
    Page("mfa_list_webauthn", "account/factors/webauthn/", webauthn.list_webauthn, OPERATORS),
    Page("mfa_edit_webauthn", "account/factors/webauthn/keys/<int:pk>/edit/", webauthn.edit_webauthn, OPERATORS),
    Page("mfa_remove_webauthn", "account/factors/webauthn/keys/<int:pk>/remove/", webauthn.remove_webauthn, OPERATORS,
         changes_credentials=True, removes_factor=True),
    Page("mfa_view_recovery_codes", "account/factors/recovery-codes/", recovery_codes.view_recovery_codes, OPERATORS),
    Page("mfa_generate_recovery_codes", "account/factors/recovery-codes/generate/",
         recovery_codes.generate_recovery_codes, OPERATORS, changes_credentials=True),
    Page("mfa_download_recovery_codes", "account/factors/recovery-codes/download/",
         recovery_codes.download_recovery_codes, OPERATORS),
    Page("device", "device", seat.device, OPERATORS),
    Page("link_token", "token", link_token.link_token, OPERATORS),
    Page("look", "look", look.look, OPERATORS),
    Page("lock", "lock", sign_in.lock, OPERATORS, while_locked=True),
)
# fmt: on

BY_NAME = {one.name: one for one in PAGES}
urlpatterns: list[Any] = [path(one.address, one.view, name=one.name) for one in PAGES]


def page_of(view_name: str) -> Page | None:
    """The row that decides about an address: that of its name, or of the room that a namespace stands for."""
    space, colon, _ = view_name.partition(":")
    return BY_NAME.get(space.split("-")[0] if colon else view_name)
