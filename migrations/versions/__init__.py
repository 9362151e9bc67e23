"""One module a version, its SQL beside it."""
