"""Makes the fields that things declare: coded, dated, numbered, in words; and a field's part in a message key."""

from collections.abc import Callable

from leads.hotfiles.declare.edits import coded, day, free_text, pattern, squeeze
from leads.messages.fields import Field, Use, capitals

_DAY = 8
_ORI = (r"[A-Z]{2}[A-Z0-9]{7}", "two letters of the state and seven letters and digits")
_CASE = (r"[A-Z0-9][A-Z0-9 -]{0,19}", "one to twenty letters, digits, blanks and hyphens, not NONE or zeros")


def coded_field(code: str, name: str, group: str, example: str, most: int, *, table: str | None = None) -> Field:
    """A field that takes a code of a table; the table is the one of its own name unless another is given."""
    table = table or code
    return Field(code, name, coded(code, table, example), example, most, codes=table, group=group)


def date_field(
    code: str, name: str, group: str, future: bool = False, help_: str = "", *, example: str = "20260115"
) -> Field:
    """A calendar date; `future` where it may lie ahead."""
    return Field(code, name, day(code, example, future), example, _DAY, group=group, help=help_)


def digits_field(code: str, name: str, group: str, least: int, most: int, *, example: str) -> Field:
    """A number of so many digits. Only one of a fixed length may be written in groups: 45-00 is not 4500."""
    says = f"{least} to {most} digits and no other sign" if least < most else f"{most} digits"
    clean: Callable[[str], str] = str.strip if least < most else squeeze
    read = pattern(code, rf"[0-9]{{{least},{most}}}", says, example, clean=clean)
    return Field(code, name, read, example, most, group=group)


def text_field(code: str, name: str, group: str, most: int, example: str, *, help_: str = "") -> Field:
    """Words as typed, up to a length."""
    return Field(code, name, free_text(code, most, example), example, most, group=group, help=help_)


def case_field(code: str, name: str, group: str, help_: str = "") -> Field:
    """An agency's own number of a case."""
    read = pattern(code, *_CASE, "26-10411", clean=capitals, filler_ok=False)
    return Field(code, name, read, "26-10411", 20, group=group, help=help_)


def ori_field(code: str, name: str, group: str, example: str) -> Field:
    """The nine characters that name an agency or a court."""
    return Field(code, name, pattern(code, *_ORI, example), example, 9, group=group)


def may(*fields: Field) -> tuple[Use, ...]:
    """Fields that a message key takes."""
    return tuple(Use(one) for one in fields)


def must(*fields: Field) -> tuple[Use, ...]:
    """Fields that a message key can't do without."""
    return tuple(Use(one, must=True) for one in fields)


def codes(*fields: Field) -> tuple[str, ...]:
    """The codes of fields, as a message key names sets of them."""
    return tuple(one.code for one in fields)
