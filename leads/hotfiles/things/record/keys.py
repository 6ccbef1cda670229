"""The keys under which any record is found: its own number, and where a file wants it, its case number."""


def number_key(number: str) -> str:
    """The key of a record's own number."""
    return f"#:{number}"


def case_key(case_number: str) -> str:
    """The key of an agency's case number."""
    return f"Q:{case_number}"
