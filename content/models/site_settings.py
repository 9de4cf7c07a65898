"""What holds for the whole site."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

from .fields import MarkdownField

PHONE_FORMAT = RegexValidator(
    r"^\+[0-9][0-9 ]{6,20}\Z", "Write the number with its country code, for example +49 30 1234567."
)


class SiteSettings(models.Model):
    """The one row of settings that editors can change."""

    organisation = models.CharField(
        "organisation", max_length=80, help_text="Who runs this site. It is named on every page."
    )
    organisation_url = models.URLField(
        "organisation's web address", blank=True, help_text="Its home page, if there is one."
    )
    telephone = models.CharField(
        "telephone",
        max_length=24,
        blank=True,
        validators=[PHONE_FORMAT],
        help_text="With country code. Leave empty if readers should not call.",
    )
    whatsapp = models.CharField(
        "WhatsApp",
        max_length=24,
        blank=True,
        validators=[PHONE_FORMAT],
        help_text="With country code. Leave empty if there is none.",
    )
    email = models.EmailField("e-mail", blank=True, help_text="For readers' questions.")
    form_url = models.URLField(
        "contact form",
        blank=True,
        help_text="Address of a contact form on the organisation's own site.",
    )
    disclaimer = MarkdownField(
        "disclaimer", help_text="What this site is not. It stands at the foot of every page."
    )
    shows_organisation = models.BooleanField(
        "show the organisation's own parts",
        default=True,
        help_text=(
            "In some countries an advert for cancer treatment is against the law. Untick to leave out "
            "every section that comes from the organisation, then publish the pages again."
        ),
    )
    requires_reviewer = models.BooleanField(
        "publishing needs a medical reviewer",
        default=False,
        help_text="Tick once a medical reviewer works with you. Pages without a review cannot be published then.",
    )

    class Meta:
        verbose_name = "site settings"
        verbose_name_plural = "site settings"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pk=1),
                name="one_row_of_settings",
                violation_error_message="There is only one row of site settings. Change that one.",
            )
        ]

    def __str__(self) -> str:
        return "Site settings"

    def clean(self) -> None:
        """Refuse a second row."""
        if self.pk is None and SiteSettings.objects.exists():
            raise ValidationError("There is only one row of site settings. Change that one.")
        if self.pk is None:
            self.pk = 1
