"""Bookings of any day: found, read, changed, exported and printed."""
