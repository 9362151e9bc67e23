"""``python -m tests.system.demo_providers``: the sample branch, set up for real providers.

Reads JSON from standard input: the fields of DeliverySettings that are not as in the sandbox.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from uuid import uuid4

from booker_desktop.demo import Stage
from booker_desktop.demo_messages import ADMIN, SETTINGS
from core.messages.settings import save_settings


def main() -> None:
    with Stage() as stage:
        stage.import_sheets()
        wanted = replace(SETTINGS, **json.load(sys.stdin))
        save_settings(stage.desk(ADMIN), uuid4(), wanted)


if __name__ == "__main__":
    main()
