"""Widgets that more than one tab is made of. They know facts and the clock, no session."""
