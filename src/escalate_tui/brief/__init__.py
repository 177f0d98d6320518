"""The brief: the document a record turns into, and one small renderer for each format."""

from escalate_tui.brief.beside import secret_beside
from escalate_tui.brief.build import document
from escalate_tui.brief.document import Document
from escalate_tui.brief.formats import FORMATS, Format, render, too_long

__all__ = ["FORMATS", "Document", "Format", "document", "render", "secret_beside", "too_long"]
