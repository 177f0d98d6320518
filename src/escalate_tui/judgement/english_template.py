"""The rules of the English language for what is left of a template: brackets around what somebody was to write."""

from typing import Final

from escalate_tui.judgement.english import Words

_LEVEL = r"(?:critical|high|medium|low|[ps]\d)"
_DATE = r"(?:yyyy|yy|mm|dd|hh|ss)"

_ALONE = (
    r"(?:name|team|summary|headline|description|severity|date|deadline|amount|revenue|arr|company|ticket|steps?|actions?"
    r"|results?|outcome|reason|workaround|frequency|owner|contact|reporter|symptom|placeholder|url)"
)
"""Words that are no tag, level or value when they stand in brackets by themselves."""

_THING = (
    r"(?:names?|teams?|roles?|summary|title|headline|description|severity|priority|dates?|times?|days?|deadline|amounts?"
    r"|figures?|numbers?|count|revenue|arr|mrr|customers?|users?|clients?|accounts?|company|product|feature|component"
    r"|versions?|build|browser|environment|plan|tier|region|url|link|path|id|ids|tickets?|cases?|issue|problem|errors?"
    r"|message|symptoms?|impact|workflow|workaround|steps?|actions?|results?|outcome|behaviou?r|frequency|reasons?|cause"
    r"|evidence|logs?|screenshots?|request|ask|decision|owner|contact|person|reporter|phone|channel|sla|update|values?"
    r"|details|context|tried|happened|expected|needed)"
)
_BETWEEN = (
    r"(?:what|was|were|is|are|has|have|been|how|many|much|who|when|where|which|why|of|the|an?|and|or|to|for|in|by|at|any"
    r"|if|your|our|their|this|it|one|line|brief|short|exact|full|specific|relevant|affected|known|done|wanted|seen|now"
    r"|happens|should|here|applicable|optional|current|last|next|first|actual|steps? \d|\d|#|n|x|\$x?|€)"
)
_NEXT = r"(?:[\s/|,_-]|['’]s\s)+"
_WORDS = (
    rf"(?:(?:{_BETWEEN}{_NEXT})*{_THING}(?:{_NEXT}(?:{_THING}|{_BETWEEN}))+|(?:{_BETWEEN}{_NEXT})+{_THING})(?![\w-])"
)
_INSIDE = rf"{_LEVEL}(?: ?[/|,] ?{_LEVEL})+|{_DATE}(?:[-/.: ]{_DATE})+|steps? ?\d|{_WORDS}"

SLOT: Final = Words(
    # No index, path or type; nothing on a screen that is pressed or looked at; no format that is named.
    r"(?=[\[<])(?<![\w$/.=:)}\]])"
    r"(?<!press )(?<!click )(?<!choose )(?<!select )(?<!tap )(?<!button )(?<!field )(?<!column )(?<!click on )"
    r"(?<!format )(?<!pattern )(?<!element )(?<!tag )"
    rf"(?:\[\[?\s*(?:{_INSIDE}|{_ALONE})\s*\]|<<?(?:{_INSIDE}|amount|team|deadline)\s*>)"
    # Neither a link nor an element that is closed again.
    r"(?![\w(\[:.]|[^<\n]{0,60}</)"
    r"(?! (?:fields?|columns?|buttons?|keys?|tabs?|labels?|options?|menus?|pages?|box|section|header|element|tag)\b)"
)
"""Brackets around what was to be written, outside quotation marks."""
