"""What is true about bookings without a screen; imports neither Qt nor ``ui``."""
