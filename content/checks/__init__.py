"""The publish gate: what keeps a page from readers, and what an editor should look at."""

from .audit import Audit, PageAudit, audit_page, audit_site
from .claims import check_claims, check_numbers
from .document import Finding, check_document
from .language import PageMeasures, check_language, measure_page
from .references import find_faults
from .structure import check_review, check_structure

__all__ = [
    "Audit",
    "Finding",
    "PageAudit",
    "PageMeasures",
    "audit_page",
    "audit_site",
    "check_claims",
    "check_document",
    "check_language",
    "check_numbers",
    "check_review",
    "check_structure",
    "find_faults",
    "measure_page",
]
