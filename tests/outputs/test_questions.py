from datetime import timedelta

import msgspec

from content.outputs.questions import list_questions
from tests.builders import NOON
from tests.outputs.live_pages import live_page, make_section, questions


def listed(*pages):
    return {
        group.name: [item.question.key for item in group.questions]
        for group in list_questions(pages)
    }


def test_questions_of_all_pages_stand_once_in_their_groups():
    first = live_page("a", questions(Basics=["what"], Access=["cost"]))
    second = live_page("b", questions(Basics=["what", "who"]))

    assert listed(first, second) == {"Basics": ["what", "who"], "Access": ["cost"]}


def test_page_with_most_groups_decides_their_order():
    first = live_page("a", questions(Access=["cost"]))
    second = live_page("b", questions(Basics=["what"], Results=["works"], Access=["law"]))

    assert list(listed(first, second)) == ["Basics", "Results", "Access"]


def test_question_keeps_its_address_on_every_page_that_shows_it():
    first = live_page("a", questions(Basics=["what"]))
    second = live_page("b", questions(Basics=["what"]))

    ((group),) = list_questions([first, second])

    assert group.anchor == "group-basics"
    assert [link.address for link in group.questions[0].pages] == ["/a/#what", "/b/#what"]


def test_newest_edition_answers_and_chooses_the_group():
    asked = questions(Results=["what"])
    group = asked.groups[0]
    new = msgspec.structs.replace(group.questions[0], answer="New.")
    newer = msgspec.structs.replace(group, questions=(new,))
    component = msgspec.structs.replace(asked, groups=(newer,))
    pages = [
        live_page("a", sections=(make_section("x", component),), at=NOON + timedelta(days=1)),
        live_page("b", questions(Basics=["what"])),
    ]

    (found,) = list_questions(pages)

    assert (found.name, found.questions[0].question.answer) == ("Results", "New.")
    assert len(found.questions[0].pages) == 2


def test_pages_without_questions_make_no_group():
    assert list_questions([live_page()]) == ()
