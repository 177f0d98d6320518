"""The closed sets of the record: each value as the file keeps it, with the word people read."""

from escalate_tui.model.choice import Choice


class Kind(Choice):
    """What kind of issue it is; decides whether a reproduction is asked for, and whose it is first."""

    BUG = "bug", "bug"
    INFRASTRUCTURE = "infrastructure", "infrastructure"
    FEATURE_GAP = "feature-gap", "feature gap"
    SECURITY = "security", "security"
    ACCOUNT_RISK = "account-risk", "account risk"
    OTHER = "other", "other"

    @property
    def reproducible(self) -> bool:
        """Whether reproduction steps belong to this kind unless the record says otherwise."""
        return self in (Kind.BUG, Kind.INFRASTRUCTURE)


class Affected(Choice):
    """Who is affected, in the widest sense."""

    NAMED = "named", "named customers"
    SEGMENT = "segment", "a segment"
    EVERYONE = "everyone", "everyone"


class Stage(Choice):
    """Where the relationship with a customer stands."""

    NEW = "new", "new"
    ESTABLISHED = "established", "established"
    FRUSTRATED = "frustrated", "frustrated"


class Trend(Choice):
    """Where the number of affected customers is going."""

    SHRINKING = "shrinking", "shrinking"
    SAME = "same", "the same"
    GROWING = "growing", "growing"


class Depth(Choice):
    """How deep the impact goes for those affected."""

    BLOCKED = "blocked", "blocked"
    DEGRADED = "degraded", "degraded"
    INCONVENIENCED = "inconvenienced", "inconvenienced"


class SlaStatus(Choice):
    """Where the promise of the contract stands."""

    WITHIN = "within", "Within SLA"
    AT_RISK = "at-risk", "At risk"
    BREACHED = "breached", "Breached"


class Severity(Choice):
    """How severe it is, worst first."""

    CRITICAL = "critical", "Critical"
    HIGH = "high", "High"
    MEDIUM = "medium", "Medium"


class Tier(Choice):
    """Where the issue is handled now."""

    L1 = "l1", "L1"
    L2 = "l2", "L2"
    MANAGER = "manager", "manager"


class Team(Choice):
    """The target: who receives an escalation."""

    L2_SUPPORT = "l2-support", "L2 Support"
    ENGINEERING = "engineering", "Engineering"
    PRODUCT = "product", "Product"
    SECURITY = "security", "Security"
    LEADERSHIP = "leadership", "Leadership"


class Ask(Choice):
    """The one verb of the ask."""

    INVESTIGATE = "investigate", "investigate"
    FIX = "fix", "fix"
    DECIDE = "decide", "decide"
    APPROVE = "approve", "approve"


class EvidenceKind(Choice):
    """What a piece of evidence is."""

    ERROR = "error", "error text"
    LOG = "log", "log"
    SCREENSHOT = "screenshot", "screenshot"
    NETWORK = "network", "network"
    FILE = "file", "file"
    LINK = "link", "link"


class Act(Choice):
    """What an entry of the history says was done."""

    HANDED_OVER = "handed-over", "handed over"
    FOLLOWED_UP = "followed-up", "followed up"
    CUSTOMER_UPDATED = "customer-updated", "customer updated"
    PROMISED = "promised", "promised"
    SEVERITY_CHANGED = "severity-changed", "severity changed"
    ATTEMPTED = "attempted", "tried"
    CUSTOMER_ADDED = "customer-added", "customer added"
    OWNER_CHANGED = "owner-changed", "owner changed"
    TARGET_CHANGED = "target-changed", "target changed"
    SENT_BACK = "sent-back", "sent back"
    PAUSED = "paused", "paused"
    RESUMED = "resumed", "resumed"
    REOPENED = "reopened", "reopened"
    RESOLVED = "resolved", "resolved"
    DE_ESCALATED = "de-escalated", "de-escalated"
    MASKED = "masked", "masked"
    OVERRULED = "overruled", "overruled"
    TAKEN_BACK = "taken-back", "taken back"


class Status(Choice):
    """Where an escalation stands; computed from its history, never stored."""

    DRAFT = "draft", "draft"
    OPEN = "open", "open"
    RESOLVED = "resolved", "resolved"
    DE_ESCALATED = "de-escalated", "de-escalated"
