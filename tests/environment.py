"""What of our environment a LEADS that a test starts may know: nothing that names another LEADS' data."""


def kept(name: str) -> bool:
    """Whether a variable goes with it. That tests may run as root does; that systemd began them does not."""
    return name == "LEADS_AS_ROOT" or not name.startswith(("LEADS_", "DJANGO_", "INVOCATION_ID"))
