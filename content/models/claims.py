"""Claims: checked facts with their numbers."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from .evidence import Certainty, EvidenceRow
from .fields import KEY_FORMAT, MarkdownField
from .sources import Source
from .topics import Topic


class ClaimManager(models.Manager["Claim"]):
    """Finds claims by key, as texts name them."""

    def get_by_natural_key(self, key: str) -> Claim:
        """The claim with this key."""
        return self.get(key=key)


class Claim(models.Model):
    """One checked fact with its numbers. It is said in one place and shown on many pages."""

    class Measure(models.TextChoices):
        NONE = "", "None"
        HAZARD_RATIO = "HR", "Hazard ratio"
        RISK_RATIO = "RR", "Risk ratio"
        ODDS_RATIO = "OR", "Odds ratio"
        DIFFERENCE = "difference", "Difference"

    class Direction(models.TextChoices):
        BENEFIT = "benefit", "Benefit"
        NO_CLEAR_DIFFERENCE = "no-clear-difference", "No clear difference"
        HARM = "harm", "Harm"
        NOT_APPLICABLE = "not-applicable", "Not about an effect"

    class Outcome(models.TextChoices):
        RECURRENCE = "recurrence", "Cancer coming back or growing"
        DEATH = "death", "Death from any cause"
        RESPONSE = "response", "Tumour shrinking"
        SIDE_EFFECT = "side-effect", "Side effects"
        OTHER = "other", "Something else"

    key = models.CharField(
        "key",
        max_length=80,
        unique=True,
        validators=[KEY_FORMAT],
        help_text="Short name for use in texts: {claim:key} says it, {figure:key} draws it.",
    )
    cancer = models.ForeignKey(
        EvidenceRow,
        verbose_name="cancer type",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="claims",
        help_text="The evidence row to which this claim belongs. Empty if it is about no one cancer.",
    )
    outcome_kind = models.CharField(
        "kind of outcome",
        max_length=20,
        choices=Outcome.choices,
        default=Outcome.OTHER,
        help_text="Which plot and which list this claim belongs in.",
    )
    is_pooled = models.BooleanField(
        "pooled from several studies",
        default=False,
        help_text="Tick for the result of a pooled analysis, not of one trial.",
    )
    sentence = MarkdownField(
        "plain sentence", help_text="The fact as a reader sees it, in one or two sentences."
    )
    headline = models.CharField(
        "figure in large type",
        max_length=30,
        blank=True,
        help_text="The number on its own, for key figures, for example 44 against 30 months.",
    )
    population = models.CharField(
        "population", max_length=200, blank=True, help_text="Who was studied."
    )
    treatment = models.CharField(
        "treatment", max_length=200, blank=True, help_text="What the treated group got."
    )
    comparator = models.CharField(
        "comparator", max_length=200, blank=True, help_text="What the other group got."
    )
    outcome = models.CharField("outcome", max_length=200, blank=True, help_text="What was counted.")
    time_span = models.CharField(
        "time span", max_length=120, blank=True, help_text="Over how long, for example 5 years."
    )
    treated_events = models.PositiveIntegerField(
        "events, treated",
        null=True,
        blank=True,
        help_text="People with the outcome, treated group.",
    )
    treated_total = models.PositiveIntegerField(
        "people, treated", null=True, blank=True, help_text="People in the treated group."
    )
    control_events = models.PositiveIntegerField(
        "events, comparison",
        null=True,
        blank=True,
        help_text="People with the outcome, other group.",
    )
    control_total = models.PositiveIntegerField(
        "people, comparison", null=True, blank=True, help_text="People in the other group."
    )
    treated_rate = models.DecimalField(
        "rate, treated",
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Per cent, where the report gives only rates.",
    )
    control_rate = models.DecimalField(
        "rate, comparison",
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Per cent, where the report gives only rates.",
    )
    treated_value = models.DecimalField(
        "value, treated",
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="A value that is not a share of people, for example a median of 44 months.",
    )
    control_value = models.DecimalField(
        "value, comparison",
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="The same value in the other group.",
    )
    value_unit = models.CharField(
        "unit of the values",
        max_length=60,
        blank=True,
        help_text="For example: months (median).",
    )
    is_absolute_missing = models.BooleanField(
        "source gives no absolute numbers",
        default=False,
        help_text=(
            "Tick only if neither people, rates nor values per group can be found. The sentence "
            "must then say so."
        ),
    )
    measure = models.CharField(
        "effect measure",
        max_length=12,
        choices=Measure.choices,
        blank=True,
        help_text="How the effect is expressed.",
    )
    effect = models.DecimalField(
        "effect",
        max_digits=8,
        decimal_places=3,
        null=True,
        blank=True,
        help_text="For example 0.63.",
    )
    interval_low = models.DecimalField(
        "95 % interval from",
        max_digits=8,
        decimal_places=3,
        null=True,
        blank=True,
        help_text="Lower end.",
    )
    interval_high = models.DecimalField(
        "95 % interval to",
        max_digits=8,
        decimal_places=3,
        null=True,
        blank=True,
        help_text="Upper end.",
    )
    direction = models.CharField(
        "direction",
        max_length=20,
        choices=Direction.choices,
        default=Direction.NOT_APPLICABLE,
        help_text="Which way the result points.",
    )
    certainty = models.CharField(
        "certainty",
        max_length=10,
        choices=Certainty.choices,
        blank=True,
        help_text="How sure one can be, in GRADE's words. Empty if the claim is not about an effect.",
    )
    certainty_reason = models.CharField(
        "why this certainty", max_length=300, blank=True, help_text="One sentence."
    )
    source = models.ForeignKey(
        Source,
        verbose_name="source",
        on_delete=models.PROTECT,
        related_name="claims",
        help_text="The source from which the figures were taken.",
    )
    source_place = models.CharField(
        "where in the source", max_length=120, help_text="For example: abstract, results; table 2."
    )
    checked_on = models.DateField(
        "checked on", help_text="When the figures were last compared with it."
    )
    note = models.TextField(
        "note", blank=True, help_text="For editors only; readers do not see it."
    )
    topics = models.ManyToManyField(
        Topic,
        verbose_name="key figure on",
        blank=True,
        related_name="key_figures",
        help_text="Pages that show this claim as a key figure in large type.",
    )
    position = models.PositiveSmallIntegerField(
        "order", default=100, help_text="Key figures with a lower number stand first."
    )

    objects = ClaimManager()

    class Meta:
        ordering = ["position", "key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(effect=None)
                | Q(interval_low=None)
                | Q(interval_high=None)
                | Q(interval_low__lte=F("effect"), interval_high__gte=F("effect")),
                name="interval_holds_effect",
                # Django fills these messages in, hence %% for a per-cent sign.
                violation_error_message="The 95 %% interval must contain the effect. Check all three numbers.",
            ),
            models.CheckConstraint(
                condition=Q(treated_events=None)
                | Q(treated_total=None)
                | Q(treated_events__lte=F("treated_total")),
                name="treated_events_within_total",
                violation_error_message="The treated group has more events than people.",
            ),
            models.CheckConstraint(
                condition=Q(control_events=None)
                | Q(control_total=None)
                | Q(control_events__lte=F("control_total")),
                name="control_events_within_total",
                violation_error_message="The comparison group has more events than people.",
            ),
            models.CheckConstraint(
                condition=Q(interval_low=None, interval_high=None)
                | Q(effect__isnull=False, interval_low__isnull=False, interval_high__isnull=False),
                name="interval_whole_and_with_effect",
                violation_error_message="Give both ends of the 95 %% interval and the effect, or no interval.",
            ),
            models.CheckConstraint(
                condition=Q(treated_value=None, control_value=None, value_unit="")
                | (Q(treated_value__isnull=False) & ~Q(value_unit="")),
                name="value_with_unit",
                violation_error_message="Give a value together with its unit, or leave both empty.",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    def natural_key(self) -> tuple[str]:
        """The key, as texts and fixtures name a claim."""
        return (self.key,)

    @property
    def has_absolute_numbers(self) -> bool:
        """Whether people, rates or values are stored for both groups."""
        pairs = (
            (self.treated_events, self.control_events),
            (self.treated_rate, self.control_rate),
            (self.treated_value, self.control_value),
        )
        return any(treated is not None and control is not None for treated, control in pairs)

    def clean(self) -> None:
        """Refuse what a number may not say: the rules stand with their messages."""
        errors: dict[str, str] = {}
        if self.direction != self.Direction.NOT_APPLICABLE and not self.certainty:
            errors["certainty"] = "Say how sure one can be of this effect."
        if self.effect is not None and not self.measure:
            errors["measure"] = "Say what kind of number the effect is."
        if self.effect is not None and not (self.has_absolute_numbers or self.is_absolute_missing):
            errors["effect"] = (
                "A relative effect may not stand alone. Give people, rates or values for both groups; "
                "if the source has none, tick “source gives no absolute numbers” and say so in the "
                "sentence."
            )
        for group in ("treated", "control"):
            events, total = getattr(self, f"{group}_events"), getattr(self, f"{group}_total")
            if events is not None and total is None:
                errors[f"{group}_total"] = (
                    "Events need the number of people among whom they happened."
                )
        if span_fault := find_second_time_span(self.sentence, self.time_span):
            errors["time_span"] = span_fault
        if strength_fault := find_too_strong(self.sentence, self.certainty, self.direction):
            errors["sentence"] = strength_fault
        if errors:
            raise ValidationError(errors)


_SPAN = re.compile(
    r"\b(?:at|after|within) (\d+(?:\.\d+)?|one|two|three|five) (year|month|week)s?\b"
)
_WORDS = {"one": "1", "two": "2", "three": "3", "five": "5"}
_STRONG = re.compile(
    r"\b(reduces|prevents|lowers|prolongs|lengthens|improves|increases|extends|delays|shows that|works)\b",
    re.IGNORECASE,
)
_HEDGED = re.compile(r"\b(may|might|probably|could|whether|not|no)\b", re.IGNORECASE)


def find_second_time_span(sentence: str, time_span: str) -> str:
    """Why `sentence` speaks of another time span than the claim's, or nothing.

    One claim is about one span: 1 year and 5 years are two claims.
    """
    spans = {(_WORDS.get(number, number), unit) for number, unit in _SPAN.findall(sentence.lower())}
    stored = set(re.findall(r"(\d+(?:\.\d+)?) (year|month|week)", time_span.lower()))
    spans |= stored
    if len(spans) < 2:
        return ""
    named = " and ".join(sorted(f"{number} {unit}s" for number, unit in spans))
    return f"This claim speaks of more than one time span: {named}. Make a claim of each."


def find_too_strong(sentence: str, certainty: str, direction: str) -> str:
    """Why `sentence` is stronger than its certainty allows, or nothing.

    GRADE's plain-language verbs: high "reduces", moderate "probably reduces", low "may reduce",
    very low "we don't know whether" (Santesso and others, J Clin Epidemiol 2020;119:126-135).
    A report of what one trial counted ("of 100 people, 45 …") is no general statement.
    """
    if direction == Claim.Direction.NOT_APPLICABLE or certainty in ("", Certainty.HIGH):
        return ""
    for clause in re.split(r"[.;]", sentence):
        strong = _STRONG.search(clause)
        if strong and not _HEDGED.search(clause):
            allowed = {
                Certainty.MODERATE: "probably",
                Certainty.LOW: "may",
                Certainty.VERY_LOW: "we don’t know whether",
            }[Certainty(certainty)]
            return (
                f"“{strong[0]}” is stronger than {Certainty(certainty).label.lower()} certainty "
                f"allows. Say “{allowed} …”, or report what the trial counted."
            )
    return ""
