"""Topic → PageDocument."""

from .components import PREFETCHES
from .pages import compose_page, compose_pages
from .references import find_anchors

__all__ = ["PREFETCHES", "compose_page", "compose_pages", "find_anchors"]
