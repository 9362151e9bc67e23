"""Deciding, purely, which arrival windows the zone's technicians can genuinely cover.

No I/O, no clock, no randomness of its own: time, budgets and seeds are arguments.
The rules are those of "What genuinely covered means" in docs/domain.md.
"""
