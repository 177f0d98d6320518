"""What is said of a field that is empty: what to write there, in one sentence."""

from collections.abc import Mapping
from typing import Final

from escalate_tui.judgement.codes import Code

MISSING: Final[Mapping[Code, str]] = {
    "kind-missing": "Choose what kind of issue it is: it decides who receives it.",
    "summary-missing": "Write one line with the symptom in it: it becomes the headline.",
    "description-missing": "Write 3 to 5 sentences: what happens, since when, how it shows, how far it goes.",
    "customers-missing": "Add a customer, name a segment, or give the number of customers affected.",
    "contact-missing": "Add the plan or the contact of a customer.",
    "arr-missing": "Add what a customer pays in a year.",
    "since-missing": "Write when it began: 3 h ago, yesterday 08:10, 2026-03-09.",
    "waiting-since-missing": "Write when the customer first told support.",
    "attempts-missing": "Add what support tried and what came of it, also when nothing changed.",
    "why-now-missing": "Write what makes it leave support today.",
    "tickets-missing": "Add the number of the ticket.",
    "depth-missing": "Choose how deep it goes: blocked, degraded or inconvenienced.",
    "workflow-missing": "Write which work stands still or is slower, and by how much.",
    "revenue-missing": "Write the revenue at risk, or add the ARR of a customer.",
    "sla-status-missing": "Choose where the SLA stands, or write under Other obligations that there is none.",
    "obligations-missing": "Write what else was promised, or whether it could become public.",
    "last-update-missing": "Write what the customer was last told, also when that was nothing.",
    "severity-reason-missing": "Write in one line why it is {chosen} and not {suggested}, as suggested.",
    "team-missing": "Choose who receives it: nothing in the record speaks for any target yet.",
    "ask-missing": "Choose one verb: investigate, fix, decide or approve.",
    "ask-text-missing": "Write what exactly they should do, so that they know when it is done.",
    "ask-deadline-missing": "Write by when it is needed.",
    "containment-missing": "Write what was done to stop it from spreading, also when that was nothing.",
    "exposure-missing": "Write who and what was seen, or could have been.",
    "urgency-missing": "Write how fast it is needed and why, or give a date under By when.",
    "use-case-missing": "Write what they want to get done, and why the product does not let them.",
    "request-frequency-missing": "Write how many customers asked for it, and since when.",
    "competition-missing": "Write who offers it, or that nobody was named.",
    "against-verdict-missing": "The verdict is “{verdict}”: write in a line why it leaves all the same.",
    "clean-state-missing": "Write where one starts: account type, configuration, permissions.",
    "steps-missing": "Add the steps, one action each with its exact values.",
    "expected-missing": "Write what should have happened.",
    "actual-missing": "Write what happened, word for word.",
    "frequency-missing": "Write how often it happens: always, 2 of 40, only when …",
    "environment-missing": "Write browser, OS, account type, flags and versions.",
    "ruled-out-missing": "Write what was tested and made no difference.",
    "evidence-missing": "Add the exact error text, a log or a screenshot.",
    "reporter-missing": "Write your name and team, as the brief should give them.",
    "owner-missing": "Write who keeps the promises to the customer.",
}
"""The sentence for each need, by its code."""

LEAVE_AS_SUGGESTED: Final = "leave it at {suggested}"
"""The label of the key that takes another severity back."""

SET_OWNER: Final = "make it {name}"
"""The label of the key that makes the reporter the owner."""
