"""Sheets in, sheets out: Excel and CSV files as offices type them, and the bookings' export."""
