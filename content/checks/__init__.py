"""The publish gate: what keeps a page from readers, and what an editor should look at."""

from .document import Finding, check_document
from .references import find_faults

__all__ = ["Finding", "check_document", "find_faults"]
