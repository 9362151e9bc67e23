"""Setup: what admins maintain, a page each."""
