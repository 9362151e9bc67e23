"""What a branch works with: zones, sites, job types, arrival windows, routes, rules."""
