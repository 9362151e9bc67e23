"""``python -m booker_desktop``: the command ``booker``, also the entry of the shipped bundle."""

from __future__ import annotations

from booker_desktop.cli import main

if __name__ == "__main__":
    main()
