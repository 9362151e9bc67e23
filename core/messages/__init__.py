"""Drafting the customer's message; the confirming transaction queues it, never earlier."""
