"""What stands in somebody's way on a page, as axe finds it: WCAG 2.2 AA."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

Rules = dict[str, list[str]]
EVERYTHING: Rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
#: What can differ where a page that was read whole is shown in other colors, or on another width.
LOOKS: Rules = {"runOnly": ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"]}


def barriers(page: Page, rules: Rules = EVERYTHING) -> list[str]:
    """What stands in the way on the page as it is read: what comes in by fading has come in."""
    page.evaluate("Promise.all(document.getAnimations().map(one => one.finished.catch(() => null))).then(() => null)")
    found = Axe().run(page, options=rules).response["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]
