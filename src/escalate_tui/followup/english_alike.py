"""The words of the English language that tell one problem from another, by those that do not.

All that another language would have to bring to find escalations alike stands here, as data.
"""

from typing import Final


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


COMMON: Final = _set(
    """
    a about after again all also although an and another any are as at back be because been before being both but by
    can cannot could did do does done down due each either else even ever every few for from get gets getting go goes
    got had has have he her here him his how i if in instead into is it its just keep keeps last later less let like
    made make makes many may me might more most much must my neither never new next no none nor not nothing now of off
    on once one only or other our out over own per please same say says see seen sees she should shows since so some
    still such take takes tell tells than that the their them then there these they this those though through to
    together too told under until up upon us use used uses using very was way we were what when where whether which
    while who whole whom whose why will with within without would yet you your two three four five ten first second
    third half dozen seconds minute minutes hour hours day days week weeks month months year years today tomorrow
    yesterday morning afternoon evening night monday tuesday wednesday thursday friday saturday sunday january
    february march april june july august september october november december account accounts affected anybody client
    clients company customer customers everybody nobody people somebody staff support team teams user users answer
    answers ask asked asks break breaks broke broken bug cause caused causes error errors fail failed failing fails
    failure failures happen happened happening happens issue issues problem problems report reported reports want
    wants wish work worked working works wrong
    """
)
"""Words that say nothing of what is wrong: of grammar, of time, of support itself."""

VAGUE: Final = _set(
    """
    abort aborted access alert api app application argument assertion attribute bad body call catch caught code
    connection connections crit critical debug denied does empty err exception exceptions exist exists expected fatal
    file forbidden found gateway get head host http https id illegal illegalargument illegalstate import index
    indexoutofbounds info input internal invalid io java key lang later level line load loading message method missing
    module name network notice null nullpointer object operation option options os page panic patch permission
    permissions pointer post process put query read reason received reference refused rejected request requested
    requests resource response responses retry returned runtime script server service severe something sql stack state
    status syntax temporarily thread throw thrown time timed timeout trace traceback true try type unable unauthorised
    unauthorized unavailable uncaught undefined unexpected unhandled unknown url valid value warn warning went zero
    """
)
"""Words of errors that come with any problem; an error with no others tells little."""

WRONG: Final = _set(
    """
    abort aborted conflict denied duplicate err error exceeded exception expired fail failed failure forbidden found
    grant invalid limit mismatch missing overflow refused rejected reset timeout unauthorized unavailable unknown
    unsupported violation
    """
)
"""Words of which one stands in the name of an error, as in `upstream_timeout`."""

VALUES_OF: Final = ("error", "err", "error_?code", "code", "message", "msg", "title", "detail", "reason", "exception")
"""Keys of JSON whose values say what went wrong."""

NO_CODES: Final = frozenset({"HTTP", "SHA", "ISO", "RFC", "UTF", "AES", "MD", "CVE", "ID", "REQ", "POST", "GET", "PUT"})
"""Letters before a number that make it no name of an error."""
