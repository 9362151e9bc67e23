"""A branch's capacity: the routes of its zone-days, stated and changed with promises kept."""
