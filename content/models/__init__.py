"""The working copy: what editors store."""

from .comparisons import Comparison, ComparisonRow
from .editions import Edition, Redirect
from .evidence import Certainty, Claim, EvidenceRow, Source
from .fields import LinesField, MarkdownField, lines_of
from .glossary import GlossaryTerm
from .places import Centre, CostItem
from .questions import FAQ
from .safety import SideEffect
from .schedules import Schedule, ScheduleStep
from .site_settings import SiteSettings
from .topics import KEPT_PREFIXES, PAGE_ANCHORS, SITE_ADDRESSES, Hub, Section, Topic
from .trials import ClinicalTrial

__all__ = [
    "FAQ",
    "KEPT_PREFIXES",
    "PAGE_ANCHORS",
    "SITE_ADDRESSES",
    "Centre",
    "Certainty",
    "Claim",
    "ClinicalTrial",
    "Comparison",
    "ComparisonRow",
    "CostItem",
    "Edition",
    "EvidenceRow",
    "GlossaryTerm",
    "Hub",
    "LinesField",
    "MarkdownField",
    "Redirect",
    "Schedule",
    "ScheduleStep",
    "Section",
    "SideEffect",
    "SiteSettings",
    "Source",
    "Topic",
    "lines_of",
]
