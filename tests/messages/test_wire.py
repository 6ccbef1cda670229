"""Bytes and values: the round trip as a property, each refusal with its place, answers that nothing can break open."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.messages import wire
from leads.rules.refused import Refused

NOW = datetime(2026, 11, 23, 16, 4, tzinfo=UTC)
PRINTABLE = st.characters(min_codepoint=0x20, max_codepoint=0x7E) | st.sampled_from("ÑÉøß’–\u00a0字")
CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ALNUM = CAPITALS + "0123456789"
codes = st.from_regex(r"[A-Z][A-Z0-9]{1,3}", fullmatch=True)
keys = st.from_regex(r"[A-Z][A-Z0-9]{1,4}(-[A-Z])?", fullmatch=True)
oris = st.text(ALNUM, min_size=9, max_size=9)
references = st.text(ALNUM, min_size=1, max_size=10)
values = st.text(PRINTABLE, min_size=1, max_size=40)
places = st.one_of(*(st.text(ALNUM, min_size=n, max_size=n) for n in (2, 4, 9)))


def outcome(function, *values):
    """What came of it: a value, or a refusal that is worth reading. Anything else is a bug."""
    try:
        return function(*values), None
    except Refused as no:
        refusal = no
    assert refusal.code.startswith("wire-")
    assert refusal.sentence
    assert refusal.example
    return None, refusal


@given(keys, oris, references, st.lists(st.tuples(codes, values), min_size=1, max_size=8), st.lists(places, max_size=3))
def test_what_is_written_is_read(key, ori, reference, pairs, to):
    """Property: a message is read as it was meant, or it is not written."""
    raw, no = outcome(wire.write_message, key, ori, reference, pairs, to)
    if no:
        return
    assert wire.read(raw) == wire.Envelope(key, ori, tuple(to), reference, tuple(pairs))


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(raw):
    """Property: nothing a terminal sends makes anything but a Refused, and a header can always be looked for."""
    outcome(wire.read, raw)
    assert len(wire.header_of(raw)) == 3


@given(st.text(st.sampled_from("QV.IL1990200R1TXTLIC/ \r\n\x7f"), max_size=60))
def test_nearly_right_messages_are_read_or_refused(text):
    """Property: the same close to the grammar, where mistakes are made."""
    outcome(wire.read, text.encode())


def test_a_plain_inquiry():
    message = wire.read(b"QV.IL1990200.TVP2000417.TXT\r\nLIC/TST1234.LIS/IL")
    assert message == ("QV", "IL1990200", (), "TVP2000417", (("LIC", "TST1234"), ("LIS", "IL")))


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("LIC/A\r\nBC\x7f1", (("LIC", "ABC1"),)),
        ("REM/SEEN 3.50 MILES", (("REM", "SEEN 3.50 MILES"),)),
        ("REM/AT 1.5/DAY.LIS/IL", (("REM", "AT 1.5/DAY"), ("LIS", "IL"))),
        ("REM/A. B/C", (("REM", "A. B/C"),)),
        ("REM/END..LIS/IL", (("REM", "END."), ("LIS", "IL"))),
        ("LIC//A", (("LIC", "/A"),)),
        ("LIC/A.LIC/B", (("LIC", "A"), ("LIC", "B"))),
        ("REM/x.ABCDE/y", (("REM", "x.ABCDE/y"),)),
    ],
)
def test_fields(text, pairs):
    """A period that is not followed by a code and a slash belongs to the value; new lines and DEL are passed over."""
    assert wire.read(b"QV.IL1990200.R1.TXT" + text.encode()).pairs == pairs


def test_a_message_may_be_typed_with_accents_and_typographic_signs():
    message = wire.read("QW.IL1990200.R1.TXTNAM/O’BRIEN–PEÑA, JOSÉ".encode())
    assert message.pairs == (("NAM", "O’BRIEN–PEÑA, JOSÉ"),)


@pytest.mark.parametrize(
    "other", [b"QV.IL1990200.R1.TXT\nLIC/A", b"QV.IL1990200.R1.TXTLIC/A", b"QV.IL1990200.R1.TXT\r\nLI\x7fC/A\r\n"]
)
def test_frames_that_are_read_alike_say_the_same(other):
    one = b"QV.IL1990200.R1.TXT\r\nLIC/A"
    assert wire.says_the_same(one, other)
    assert not wire.says_the_same(one, other + b"B")


def test_destinations():
    assert wire.read(b"AM.IL1990200.IN.SMP1.IL1990100.R1.TXTTXT/HELLO").destinations == ("IN", "SMP1", "IL1990100")


@pytest.mark.parametrize("key", ["SOF", "PNG"])
def test_bare_keys_need_no_fields(key):
    assert wire.read(f"{key}.IL1990200.R1.TXT\r\n".encode()).pairs == ()


HEAD = b"QV.IL1990200.R1.TXT"
REFUSALS = [
    (b"", "wire-empty", ""),
    (b"\r\n", "wire-empty", ""),
    (b"QV.IL1990200.R1.TXTLIC/A\x02B", "wire-character", "Character 25 "),
    (b"QV.IL1990200.R1.TXTLIC/A\xe9B", "wire-character", "Character 25 "),
    (b"\x00", "wire-character", "Character 1 "),
    (b"qv.IL1990200.R1.TXTLIC/A", "wire-key", "character 1 "),
    (b"QVXXXX.IL1990200.R1.TXTLIC/A", "wire-key", "character 1 "),
    (b"QV.IL199020.R1.TXTLIC/A", "wire-ori", "character 4 "),
    (b"QV.IL19902000.R1.TXTLIC/A", "wire-ori", "character 4 "),
    (b"QV.IL1990200.ABC.R1.TXTLIC/A", "wire-destination", "character 14"),
    (b"QV.IL1990200.IN.ABC.R1.TXTLIC/A", "wire-destination", "character 17"),
    (b"QV.IL1990200.TXTLIC/A", "wire-reference", "character 14 "),
    (b"QV.IL1990200.R12345678901.TXTLIC/A", "wire-reference", "character 14 "),
    (b"QV.IL1990200.R-1.TXTLIC/A", "wire-reference", "character 14 "),
    (b"QV.IL1990200.R1", "wire-txt", "TXT"),
    (b"QV.IL1990200.R1.TXTLIC/\xc3\x91\xc2\x85B", "wire-character", "Character 26 "),
    (b"QV.IL1990200.R1.TXTLIC/\xc3\x91\xe9B", "wire-character", "Character 26 "),
    (HEAD, "wire-no-fields", "TXT"),
    (HEAD + b"HELLO", "wire-field", "character 20 "),
    (HEAD + b".LIC/A", "wire-field", "character 20 "),
    (HEAD + b"LICENSE/A", "wire-field", "character 20 "),
    (HEAD + b"L/A", "wire-field", "character 20 "),
    (HEAD + b"LIC/A.", "wire-last-period", "period"),
]


@pytest.mark.parametrize(("raw", "code", "where"), REFUSALS)
def test_what_is_wrong_and_where(raw, code, where):
    with pytest.raises(Refused) as caught:
        wire.read(raw)
    assert caught.value.code == code
    assert where in caught.value.sentence
    assert wire.read(caught.value.example.replace(" LIC", "LIC").encode())


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (b"LIC/A.LIS/", "LIS at character 26 "),
        (b"LIC/.LIS/IL", "LIC at character 20 "),
        (b"\r\nLIC/A\r\n.LIS/", "LIS at character 26 "),
    ],
)
def test_an_empty_field_is_read_and_told_with_its_place_where_it_means_nothing(text, where):
    message = wire.read(HEAD + text)
    with pytest.raises(Refused, match=where) as caught:
        wire.no_field_empty(message)
    assert caught.value.code == "wire-empty-field"


def test_the_place_of_an_empty_field_counts_the_whole_header():
    raw = b"AM.IL1990200.IN.SMP1.R1.TXTTXT/"
    with pytest.raises(Refused, match=f"TXT at character {len(raw) - 3} "):
        wire.no_field_empty(wire.read(raw))


@pytest.mark.parametrize("value", ["A.LIS/IN", "A\nB", "A\x7f", "A\x03B", "A\u200bB", "A\u00adB"])
def test_a_value_that_would_say_something_else_is_not_written(value):
    with pytest.raises(Refused):
        wire.write_message("QV", "IL1990200", "R1", [("REM", value)])


def test_the_injected_field_is_named():
    with pytest.raises(Refused) as caught:
        wire.write_message("QV", "IL1990200", "R1", [("LIC", "A"), ("REM", "HI.ORI/IL1990100")])
    assert (caught.value.code, caught.value.field) == ("wire-not-as-meant", "REM")


@pytest.mark.parametrize(
    ("raw", "header"),
    [
        (b"QV.IL1990200.R1.TXTLIC/", ("QV", "IL1990200", "R1")),
        (b"QV.IL1990200.R-1.TXTLIC/A", ("QV", "IL1990200", "")),
        (b"hello", ("ER", "", "")),
        (b"\xff\xfe", ("ER", "", "")),
    ],
)
def test_a_refusal_finds_its_question(raw, header):
    assert wire.header_of(raw) == header


def an_answer(text: str, **data: object) -> bytes:
    return wire.write_answer(
        "QV", "IL1990200", "R1", received=(NOW, 417), sent=(NOW, 885), to="IL1990200", text=text, data=data
    )


def test_an_answer_as_it_leaves():
    assert an_answer("NO RECORD", outcome="no record", at=NOW) == (
        b"QV.IL1990200.R1\n16:04 11/23/2026 00417\n16:04 11/23/2026 00885 IL1990200\nTXT\nNO RECORD"
        b'\x1d{"outcome":"no record","at":"2026-11-23T16:04:00Z"}'
    )


@given(st.text(max_size=200), st.text(max_size=50))
def test_no_text_breaks_an_answer_open(text, value):
    """Property: whatever an answer says, it stays one frame, and its data are where they belong."""
    payload = an_answer(text, outcome="hit", value=value.encode("utf-8", "replace").decode())
    assert wire.STX not in payload
    assert wire.ETX not in payload
    assert payload.count(wire.GS) == 1
    frame = wire.read_answer(payload)
    assert (frame.key, frame.reference, frame.outcome) == ("QV", "R1", "hit")
    assert frame.header[2] == "16:04 11/23/2026 00885 IL1990200"


def test_text_that_looks_like_a_header_stays_text():
    text = "\nTXT\nQV.IL1990200.R2\n"
    assert wire.read_answer(an_answer(text)).text == text


@pytest.mark.parametrize(
    "payload", [b"", b"QV", b"a\nb\nc\nTXT\nno data", b"a\nTXT\nx\x1d{}", b"a\nb\nc\nTXT\nx\x1dno json"]
)
def test_what_is_no_answer(payload):
    with pytest.raises(ValueError):
        wire.read_answer(payload)


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\u202e", "\u202a", "\u2066", "\u2069"])
def test_no_words_begin_a_line_of_their_own_or_turn_what_stands_beside_them(sign: str) -> None:
    """What somebody typed into a page stands in notices: RECORD CANCELLED is not to look like a line of LEADS."""
    sent = wire.write_answer(
        "SM",
        "IL1990100",
        "",
        received=None,
        sent=(NOW, 1),
        to="IL1990100",
        text=f"é why{sign}RECORD CANCELLED",
        data={},
    )
    assert wire.read_answer(sent).text == "é why RECORD CANCELLED"
