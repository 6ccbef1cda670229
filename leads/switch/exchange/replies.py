"""The words of answers. Whether there was a hit is in the structured form; no program should read it from here."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from leads.hotfiles.acts.done import Done
from leads.hotfiles.attachments.told import images_text
from leads.hotfiles.finding import finding_words
from leads.hotfiles.inquire import Searched
from leads.hotfiles.located import located_words
from leads.hotfiles.narrowed import more_words
from leads.messages.wire import refusal_text

#: Between what became of an entry and what other files have on the same person or thing.
ALSO = "\n\nALSO ON FILE:\n"


def hit_text(hits: Sequence[Mapping[str, Any]], zone: ZoneInfo) -> str:
    """Hits as a colleague would say them: what it is, what to do, what to compare, why, how good, what is not known."""
    return "\n\n".join([*_all_of_them(hits), *(_one_hit(hit, zone) for hit in hits)])


def _all_of_them(hits: Sequence[Mapping[str, Any]]) -> list[str]:
    """Of several sure hits what each is, before the first: whoever reads no further knows that somebody is wanted."""
    sure = [hit for hit in hits if hit["grade"] != "possible"]
    if len(sure) < 2:
        return []
    alike = len(hits) - len(sure)
    more = [f"{alike} that only look{'s' if alike == 1 else ''} alike".upper()] if alike else []
    return [f"{len(hits)} HITS, READ EACH: " + "; ".join([*map(_called, sure), *more])]


def _called(hit: Mapping[str, Any]) -> str:
    noted = " - NOT THIS PERSON, SAYS A NOTE" if hit.get("not_this_person", {}).get("agrees") else ""
    return f"{hit['headline'].upper()}{' - CAUTION' if hit['caution'] else ''}{noted}"


def _one_hit(hit: Mapping[str, Any], zone: ZoneInfo) -> str:
    agency = hit["agency"]
    lines = [
        *([note["words"]] if (note := hit.get("not_this_person")) else []),
        f"HIT. {_called(hit)}",
        *([located_words(hit["located"])] if hit["located"] else []),
        *([_different(hit["found_different"], agency["name"], zone)] if hit["found_different"] else []),
        hit["advise"],
        *(f"{label.upper()}: {value}" for label, value in hit["facts"]),
        f"REPORTED BY: {agency['name']} {agency['ori']} TEL {agency['telephone'] or 'not on file'}",
        f"RECORD: {hit['record']} CASE {hit['case'] or 'not given'}",
        *images_text(hit["images"]),
        f"ENTERED: {when(hit['entered_at'], zone)}, {_days(hit['age_days'])}",
        f"SECOND CHECK: {checked_words(hit['checked'], zone)}",
        f"VALIDATED: {when(hit['validated_at'], zone) if hit['validated_at'] else 'not yet'}",
        "WHY: " + reasons_text([one["words"] for one in hit["reasons"]]),
        *(f"NOT SURE: {words}" for words in hit["unsure"]),
    ]
    return "\n".join(lines)


def reasons_text(words: Sequence[str]) -> str:
    """Why a record answers, each reason as a sentence."""
    return " ".join(_sentence(one) for one in words)


def _different(found: Mapping[str, Any], agency: str, zone: ZoneInfo) -> str:
    """That the record is known to be wrong somewhere, before what to do about the hit."""
    return "DIFFERS FROM ITS REPORT. " + finding_words(found, agency, when(found["at"], zone))


def checked_words(checked: Mapping[str, Any], zone: ZoneInfo) -> str:
    """The second-party state of a record in words. 1240.60(a)(5)."""
    if checked["state"] == "checked":
        return f"checked by a second person {when(checked['at'], zone)}"
    if checked["state"] == "overdue":
        return f"NOT CHECKED by a second person, overdue since {when(checked['due'], zone)}"
    return f"not yet checked by a second person, due {when(checked['due'], zone)}"


def no_record_text(
    asked: Mapping[str, str], searched: Searched, now: datetime, zone: ZoneInfo, *, in_force: bool = False
) -> str:
    """No record: exactly what was searched, in which files, by what, as of when.

    `in_force`: something was found that is not, so that there is no record in force.
    """
    what = " ".join(f"{code}/{value}" for code, value in asked.items())
    files = f"SEARCHED: {', '.join(searched.files)}, AS OF {when(now, zone)}"
    return f"NO RECORD{' IN FORCE' if in_force else ''} FOR {what}\n{files}{searched_text(searched)}"


def searched_text(searched: Searched) -> str:
    """By what was searched, where there was more than one thing to search by; "" where the question says it."""
    lines = []
    if len(searched.by) > 1 or searched.not_by:
        lines.append("SEARCHED BY: " + "; ".join(" with ".join(one) for one in searched.by))
    if searched.not_by:
        lines.append("NOT SEARCHED: " + ", ".join(searched.not_by))
    return "".join(f"\n{one}" for one in lines)


def image_text(image: Mapping[str, Any]) -> str:
    """An image that was asked for, as a person reads it: of which record, of when, and where to look at it."""
    how = "Its bytes stand in the data of this answer" if "content" in image else "Too large for an answer"
    return (
        f"IMAGE {image['number']} OF RECORD {image['record']}: {image['words']} of {image['taken_on']}, "
        f"{image['says']}.\n{how}; see it on the record's page."
    )


def inactive_text(ended: Sequence[Mapping[str, Any]]) -> str:
    """What is no longer in force, since when and why; then what tells which one it was. "" for nothing."""
    return "".join("\n".join((*_one_ended(one), "\n")) for one in ended)


def _one_ended(one: Mapping[str, Any]) -> list[str]:
    agency, headline = one["agency"], one["headline"]
    return [
        f"INACTIVE: {headline[0].lower()}{headline[1:]}. {one['advise']}",
        *(f"{label.upper()}: {value}" for label, value in one["facts"]),
        f"REPORTED BY: {agency['name']} {agency['ori']} TEL {agency['telephone'] or 'not on file'}",
        f"RECORD: {one['ended_record']} CASE {one['case'] or 'not given'}",
        f"WHY: {reasons_text(one['reasons'])}",
    ]


def read_as_text(read: Mapping[str, str], outcome: str) -> str:
    """What was read as something else than was sent; "" where nothing was, or the words before say it already."""
    if not read or outcome in ("no record", "refused", "parked"):
        return ""
    return "\nREAD AS: " + " ".join(f"{code}/{value}" for code, value in read.items())


def refused_text(refused: Any, problems: Mapping[str, Any]) -> str:
    """A no that helps: what did not happen, why, an example that is right, the cure, the clause."""
    more = [f"ALSO {code}: {one['sentence']}" for code, one in problems.items() if code != refused.field]
    return "\n".join(["REJECTED. " + refusal_text(refused), *more])


def done_text(act: Done) -> str:
    """An act, done: the record's number is the key for everything later; then what went from it, and what came."""
    record = act.record
    return "\n".join(
        [
            f"{act.outcome.upper()}. RECORD {record.number} CASE {record.case_number or 'not given'}",
            *(f"CHANGED {one.words}" for one in act.changes),
        ]
    ) + look_again_text(act.warnings)


def crossed_text(crossed: Sequence[Mapping[str, Any]]) -> str:
    """What the cross-checks of an entry show, a line each, what differs first; "" for nothing."""
    heads = {"differs": "CROSS-CHECK DIFFERS", "not compared": "CROSS-CHECK"}
    first = sorted(crossed, key=lambda one: list(heads).index(one["outcome"]))
    return "".join(f"\n{heads[one['outcome']]}: {one['words']}" for one in first)


def also_text(hits: Sequence[Mapping[str, Any]], zone: ZoneInfo) -> str:
    """What other files have on the same person or thing, after what became of an entry; "" for nothing."""
    return ALSO + hit_text(hits, zone) if hits else ""


def more_text(data: Mapping[str, Any]) -> str:
    """How many more only look alike, and what narrows the list, as a line; "" where all is told."""
    words = more_words(data)
    return f"\nMORE: {words}" if words else ""


def look_again_text(doubts: Sequence[str]) -> str:
    """What has to be looked at once more, a line each; "" for nothing."""
    return "".join(f"\nLOOK AGAIN: {one}" for one in doubts)


def parked_text(message: int, telephone: str = "") -> str:
    """A message that LEADS could not deal with: nothing was done, a person looks at it."""
    return (
        f"NOT DONE. LEADS failed on this message and has kept it whole as number {message}.\n"
        "A person of the Department looks at it. Nothing was changed. Call the LEADS Administrator with this number"
        + (f": {telephone}." if telephone else ".")
    )


@lru_cache(maxsize=256)
def when(at: datetime, zone: ZoneInfo) -> str:
    """A time as people of the agency read it, with its zone."""
    return at.astimezone(zone).strftime("%m/%d/%Y %H:%M %Z")


def _days(days: int) -> str:
    return "today" if days == 0 else "1 day ago" if days == 1 else f"{days} days ago"


def _sentence(words: str) -> str:
    return words if words.endswith(".") else words[:1].upper() + words[1:] + "."
