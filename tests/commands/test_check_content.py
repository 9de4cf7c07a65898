from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from content.checks import check_structure
from content.compose import compose_page
from tests.builders import make_topic
from tests.checks.test_structure import make_whole_topic


def run(*arguments):
    out = StringIO()
    error = ""
    try:
        call_command("check_content", *arguments, stdout=out)
    except CommandError as refused:
        error = str(refused)
    return out.getvalue(), error


@pytest.mark.django_db
def test_command_prints_a_row_and_the_findings_of_each_page():
    make_topic(sections={"Part": "HCC is common."})

    out, error = run()

    assert out.splitlines()[1].split()[0] == "liver-cancer"
    assert "Median reading grade: " in out
    assert (
        "  hard  liver-cancer · Section “Part”: “HCC is common.” is the first to use “HCC” and "
        "does not say what it stands for." in out
    )
    assert "  warn  liver-cancer · The next review has no date." in out
    assert error.endswith("findings must be mended; they are marked “hard” above.")


@pytest.mark.django_db
def test_command_ends_well_if_only_warnings_are_left():
    topic = make_whole_topic()
    assert check_structure(compose_page(topic)) == ()

    out, error = run("--page", "whole")

    assert error == ""
    assert "  warn  whole · " in out
    assert out.endswith("Nothing has to be mended.\n")


@pytest.mark.django_db
def test_command_measures_one_page_alone():
    make_topic(sections={"Part": "HCC is common."})
    make_topic("other", sections={"Part": "DCs are cells."})

    out, _ = run("--page", "other")

    assert "liver-cancer" not in out
    assert "“DC”" in out


@pytest.mark.django_db
def test_command_says_that_there_is_no_such_page():
    assert run("--page", "nowhere") == ("", "There is no page with the address “nowhere”.")
