"""The working copy: what editors store."""

from .claims import Claim
from .comparisons import Comparison, ComparisonRow
from .editions import Edition, Redirect
from .evidence import Certainty, EvidenceRow
from .fields import LinesField, MarkdownField, lines_of
from .glossary import GlossaryTerm
from .places import Centre, CostItem
from .questions import FAQ
from .safety import SideEffect
from .schedules import Schedule, ScheduleStep
from .sections import KEPT_PREFIXES, PAGE_ANCHORS, Section
from .site_settings import SiteSettings
from .sources import Source
from .topics import SITE_ADDRESSES, Hub, Topic
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
