"""What is to be mended on the pages before readers see them."""

from argparse import ArgumentParser
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from content.checks import Audit, Finding, PageAudit, audit_page, audit_site
from content.models import Topic

HEAD = (
    f"{'page':38} {'words':>5} {'grade':>5} {'mean':>5} {'>20':>6} {'>25':>6} "
    f"{'abbr':>4} {'nums':>4} {'stop':>4} {'lack':>4} {'due':>3}  {'hard':>4} {'warn':>4}"
)


class Command(BaseCommand):
    """`manage.py check_content [--page SLUG]`: figures and findings for each page."""

    help = (
        "Measures every page as it stands in the working copy and lists what is to be mended. "
        "Ends with exit code 1 if something must be. Columns: words and reading grade of the "
        "running text, mean sentence, share of sentences over 20 and 25 words, abbreviations not "
        "expanded, numbers without source, stop words, missing parts, review due, findings."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--page", metavar="SLUG", help="Only the page with this address.")

    def handle(self, *args: Any, **options: Any) -> None:
        audit = _audit(options["page"])
        self.stdout.write(HEAD)
        for page in audit.pages:
            self.stdout.write(_row(page))
        self.stdout.write(f"\nMedian reading grade: {audit.median_grade:.1f}")
        for page in audit.pages:
            self._list(page.slug, page.findings)
        self._list("whole site", audit.findings)
        if audit.blocking:
            raise CommandError(
                f"{audit.blocking} findings must be mended; they are marked “hard” above."
            )
        self.stdout.write("\nNothing has to be mended.")

    def _list(self, name: str, findings: Iterable[Finding]) -> None:
        ordered = sorted(findings, key=lambda finding: not finding.blocks)
        if ordered:
            self.stdout.write(f"\n{name}")
        for finding in ordered:
            rank = "hard" if finding.blocks else "warn"
            self.stdout.write(f"  {rank}  {name} · {finding.message}")


def _audit(slug: str | None) -> Audit:
    today = timezone.localdate()
    if not slug:
        return audit_site(on=today)
    try:
        return audit_page(slug, on=today)
    except Topic.DoesNotExist as missing:
        raise CommandError(f"There is no page with the address “{slug}”.") from missing


def _row(page: PageAudit) -> str:
    measures = page.measures
    hard = sum(finding.blocks for finding in page.findings)
    return (
        f"{page.slug:38} {measures.words:5} {measures.grade:5.1f} {measures.mean_sentence:5.1f} "
        f"{measures.share_long:6.1%} {measures.share_too_long:6.1%} "
        f"{len(measures.unexpanded):4} {page.unsourced:4} {len(measures.stop_words):4} "
        f"{len(page.missing):4} {'yes' if page.is_due else 'no':>3}  "
        f"{hard:4} {len(page.findings) - hard:4}"
    )
