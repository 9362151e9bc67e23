"""The window: Qt only. It knows the acts and facts of ``core`` and no SQL."""
