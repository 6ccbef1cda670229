"""Pages about one's own account, read for barriers in a browser, by somebody who has a password as real people do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.console.barriers import EVERYTHING, LOOKS, Rules, barriers
from tests.console.conftest import Console
from tests.console.serve import OWNER, PASSWORD

pytestmark = pytest.mark.browser
KEY = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
       "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip
BEFORE = ["/account/inactive", "/account/factors/authenticate/"]
HALF_WAY = [
    "/account/second-factor",
    "/account/second-factor",
    "/account/factors/totp/activate/",
    "/account/factors/webauthn/add/",
]
OF_ONES_OWN = [
    "/account/password", "/account/factors/", "/account/factors/totp/deactivate/", "/account/factors/webauthn/",
    "/account/factors/webauthn/keys/{key}/edit/", "/account/factors/webauthn/keys/{key}/remove/",
    "/account/factors/recovery-codes/", "/account/factors/recovery-codes/generate/", "/account/factors/reauthenticate/",
    "/account/factors/webauthn/reauthenticate/", "/account/unlock", "/account/logout", "/token",
]  # fmt: skip


def read(page: Page, path: str, width: int, rules: Rules) -> None:
    address = "/".join(page.url.split("/")[:3]) + path
    answer = page.goto(address)
    assert answer is not None
    assert (answer.status, page.url.partition("?")[0]) == (200, address)
    assert barriers(page, rules) == [], path
    assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def sign_in(page: Page, address: str, user: str) -> None:
    page.goto(address + "/notice")
    page.locator("form button").first.click()
    page.fill("#id_login", user)
    page.fill("#id_password", PASSWORD)
    page.locator("form button").first.click()
    page.wait_for_url(lambda url: "/login" not in url)


def passkey(page: Page, address: str) -> str:
    """Adds a passkey as a person does, with a key that the browser plays; gives its number."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    page.goto(address + "/account/factors/webauthn/add/")
    page.wait_for_url("**/account/unlock**")  # asked once more before anything changes
    page.fill("#id_password", PASSWORD)
    page.locator("form button").first.click()
    page.locator("#id_name").fill("key on my ring")
    page.click("#mfa_webauthn_add")
    page.wait_for_url(lambda url: "add" not in url)
    page.goto(address + "/account/factors/webauthn/")
    return str(page.get_by_text("Rename").first.get_attribute("href")).split("/")[-3]


@pytest.mark.parametrize(
    ("scheme", "width", "rules"), [("light", 1440, EVERYTHING), ("dark", 320, LOOKS)], ids=["light", "dark"]
)
def test_no_page_about_ones_own_account_has_a_barrier(
    console: Console, open_page: Callable[..., Page], scheme: str, width: int, rules: Rules
) -> None:
    address = console.address.replace("127.0.0.1", "localhost")  # a passkey belongs to a name
    look = {"color_scheme": scheme, "viewport": {"width": width, "height": 800}}
    half = open_page(**look)
    sign_in(half, address, f"axe.half.{scheme}")
    for path in HALF_WAY:
        read(half, path, width, rules)
        if half.locator("#code").count():
            half.fill("#code", console.links[f"axe.half.{scheme}"].pop())
            half.get_by_role("button", name="Go on").click()
            half.get_by_role("link", name="Set up an app").wait_for()
    page = open_page(**look)
    sign_in(page, address, OWNER)
    for path in reversed(BEFORE):
        read(page, path, width, rules)
    page.goto(address + "/account/factors/authenticate/")
    page.fill("#id_code", console.links[OWNER].pop())
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "/account/" not in url)
    key = passkey(page, address)
    for path in OF_ONES_OWN:
        read(page, path.replace("{key}", key), width, rules)
