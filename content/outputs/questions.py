"""Live pages → all their common questions: `/faq/`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import slugify

from ..documents import LivePage, Question, QuestionList
from .page_links import PageLink, link_to, newest_last


@dataclass(frozen=True)
class ListedQuestion:
    """A question with the pages that show it."""

    question: Question
    pages: tuple[PageLink, ...]


@dataclass(frozen=True)
class ListedGroup:
    """The questions under one heading."""

    name: str
    questions: tuple[ListedQuestion, ...]

    @property
    def anchor(self) -> str:
        """The address of the group on the page."""
        return f"group-{slugify(self.name)}"


def list_questions(pages: Iterable[LivePage]) -> tuple[ListedGroup, ...]:
    """Every question of a live page once, answered as the newest edition that has it answers."""
    pages = list(pages)
    answers: dict[str, Question] = {}
    groups: dict[str, str] = {}
    for page in newest_last(pages):
        for group, question in _questions(page):
            answers[question.key], groups[question.key] = question, group
    shown: dict[str, list[PageLink]] = {key: [] for key in answers}
    for page in pages:
        for key in dict.fromkeys(question.key for _, question in _questions(page)):
            shown[key].append(link_to(page, key))
    lists = [_questions(page) for page in pages]
    return tuple(
        ListedGroup(
            name=name,
            questions=tuple(
                ListedQuestion(question=answers[key], pages=tuple(shown[key]))
                for key in _merge([question.key for _, question in asked] for asked in lists)
                if groups[key] == name
            ),
        )
        for name in _merge([group for group, _ in asked] for asked in lists)
        if name in groups.values()
    )


def _merge(orders: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Each name once: as the order with the most names has them, then what only others have."""
    unique = sorted((list(dict.fromkeys(order)) for order in orders), key=len, reverse=True)
    return tuple(dict.fromkeys(name for order in unique for name in order))


def _questions(page: LivePage) -> list[tuple[str, Question]]:
    """The questions of a page in order, each with the name of its group."""
    return [
        (group.name, question)
        for section in page.document.sections
        if isinstance(section.component, QuestionList)
        for group in section.component.groups
        for question in group.questions
    ]
