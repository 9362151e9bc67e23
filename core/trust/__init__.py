"""Branches, staff and their logins; the audit trail."""
