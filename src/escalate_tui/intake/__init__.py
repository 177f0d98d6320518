"""What a sentence, a ticket, a mail or a log says of an escalation, proposed and never forced; pure."""

from escalate_tui.intake.proposal import Proposal
from escalate_tui.intake.propose import proposals
from escalate_tui.intake.take import adding, taken

__all__ = ["Proposal", "adding", "proposals", "taken"]
