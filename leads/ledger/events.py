"""Every event that the ledger knows, as "room:noun:verb", each with the sentence that an auditor reads.

A name is never changed or reused once a line bears it; a new thing that happens gets a new row here.
"""

EVENTS: dict[str, str] = {
    # What came over a link or from a page, and what LEADS said to it.
    "switch:message:answered": "A message was answered.",
    "switch:message:refused": "A message was refused, with the reason and how to cure it.",
    "switch:message:parked": "A message made LEADS fail; it was kept whole for a person.",
    "switch:message:settled": "A person settled a parked message.",
    "switch:frame:refused": "What came over a link never became a message.",
    # What comes to a device by itself.
    "mail:notice:posted": "A notice was put into an agency's mailboxes.",
    "mail:notice:reached_nobody": "A notice reached nobody by LEADS: the agency has no device connected.",
    "mail:item:withdrawn": "What waited for a device no longer held when it was to be sent, and was taken back.",
    "mail:item:acknowledged": "A device acknowledged what had come to it by itself.",
    # Who signs in and on.
    "people:sign_on:done": "A person signed on at a device.",
    "people:sign_on:refused": "A sign-on was refused.",
    "people:strangers:many": "Lines about people unknown to LEADS came too fast to be written; it says how many.",
    "people:sign_off:done": "A person signed off, or was signed off.",
    "people:token:issued": "A one-time pass for a link was handed out.",
    "people:sign_in:done": "A person signed in at the console.",
    "people:sign_in:refused": "A sign-in at the console was refused.",
    "people:sign_out:done": "A person signed out of the console, or the console did it for them.",
    "people:notice:acknowledged": "A person acknowledged the system-use notice.",
    "people:password:changed": "A person changed their password.",
    "people:factor:added": "A person added a second factor.",
    "people:factor:removed": "A person's second factor was taken away.",
    "people:volume:alarm": "A person opened unusually many records in a short time.",
    "people:volume:braked": "A person opened so many records in a short time that no more open for a while.",
    "people:account:released": "An account that was shut after wrong tries was opened again.",
    "people:enrollment:vouched": "A code was given with which a person sets up their first second factor.",
    "people:person:entered": "A person was put on the books.",
    "people:account:bound": "An account of the machine was made to stand for a person at the command line.",
    "people:employment:dated": "The last day of a person's employment was set.",
    "people:account:shut": "A person's account was shut, and every sign-on of theirs ended with it.",
    "people:account:opened": "A person's account that had been shut was opened again.",
    "people:screening:decided": "The outcome of a background screening was decided.",
    "people:certificate:awarded": "A certificate was awarded.",
    "people:certificate:suspended": "A certificate was suspended.",
    "people:certificate:revoked": "A certificate was revoked.",
    "people:office:filled": "A person was appointed to an office.",
    "people:office:left": "A person left an office.",
    # A record's life.
    "hotfiles:record:entered": "A record was entered.",
    "hotfiles:record:modified": "A record was modified.",
    "hotfiles:record:located": "A record's subject was located.",
    "hotfiles:record:cleared": "A record was cleared.",
    "hotfiles:record:cancelled": "A record was cancelled.",
    "hotfiles:record:removed": "The Department removed a record.",
    "hotfiles:record:retired": "A record reached the end of its time.",
    "hotfiles:record:found_different": "A second party found that a record does not match its report.",
    "hotfiles:record:difference_withdrawn": "What a second party found different was withdrawn, with the reason.",
    "hotfiles:record:second_checked": "A second party checked a record against the report.",
    "hotfiles:record:found_by_look_back": "A new record matched a recent inquiry; the device that had asked was told.",
    "hotfiles:record:still_good": "After a restore its agency looked at a record, and it still holds.",
    "hotfiles:record:opened": "A person opened a record's page.",
    "hotfiles:list:taken_out": "A person took a list of records along as a file; it says which, and how many.",
    # Who takes part, with what.
    "agencies:agency:entered": "An agency was put on the books.",
    "agencies:agreement:signed": "An interagency agreement was signed.",
    "agencies:agreement:ended": "An interagency agreement was ended.",
    "agencies:device:approved": "The Administrator approved a device's configuration.",
    "agencies:device:withdrawn": "A device was withdrawn.",
    "agencies:holiday:proclaimed": "A holiday that the Governor proclaimed was put on the books.",
    "agencies:holiday:withdrawn": "A proclaimed holiday was taken off the books again.",
    "agencies:text:set": "Words of this state, such as the Department's name, were set, with the reason.",
    "agencies:number:set": "A number of policy was set, with the reason.",
    "agencies:service:suspended": "A service of an agency was suspended.",
    "agencies:service:lifted": "A service of an agency was given back, as far as this order had taken it.",
    # Sanctions.
    "oversight:suspension:ordered": "The Director suspended services of an agency at once.",
    "oversight:suspension:noticed": "The notice of a suspension was made for the agency.",
    "oversight:suspension:served": "It was recorded on whom and how the notice of a suspension was served.",
    "oversight:suspension:refused": "An order to suspend, or to lift a suspension, was refused.",
    "oversight:suspension:lifted": "The Director lifted a suspension.",
    # How long things are kept.
    "oversight:hold:placed": "Months of messages or ledger lines were put under a legal hold.",
    "oversight:hold:lifted": "A legal hold was lifted.",
    "switch:month:removed": "A month of messages was removed: the time for which they are kept was over.",
    # The rest.
    "ledger:month:removed": "A month of ledger lines was removed: the time for which they are kept was over.",
    "ledger:seal:late": "Lines of the ledger waited too long for their seal; a transaction may have been held open.",
    "ledger:answers:apart": "Answers of the journal and lines of the ledger did not agree.",
    "ledger:heads:begun": "The heads kept outside the database were begun anew.",
    "ledger:backup:made": "A backup was made.",
    "ledger:backup:restored": "A backup was restored; it says where the ledger goes on, and what is missing.",
    "ledger:seal:broken": "The check of the ledger found it broken.",
    "console:answer:marked": "A person said of an answer that it was seen, its caution read, or a hit not the one.",
    "console:page:opened": "A person opened a page of the console.",
    "console:page:refused": "A page of the console was refused to a person.",
    "demo:state:made": "A fictional state was made.",
}


def sentence(event: str) -> str:
    """What happened, in words for an auditor. Raises KeyError for a name that is not listed."""
    return EVENTS[event]
