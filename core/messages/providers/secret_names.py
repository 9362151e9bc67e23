"""What the secrets of providers are called, wherever they are kept."""

from __future__ import annotations

from typing import Final

RESEND_API_KEY: Final = "resend-api-key"
SMTP_PASSWORD: Final = "smtp-password"  # noqa: S105 - a secret's name
TWILIO_AUTH_TOKEN: Final = "twilio-auth-token"  # noqa: S105 - a secret's name
SECRETS: Final = (RESEND_API_KEY, SMTP_PASSWORD, TWILIO_AUTH_TOKEN)
