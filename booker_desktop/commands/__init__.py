"""The commands of ``booker``, one file a group; `booker_desktop.cli` knows where each one is."""
