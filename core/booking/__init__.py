"""The acts: offers, hold, confirm, propose, accept, decline, release, reschedule and more.

One file an act, one function, one serializable transaction, one client-made id.
"""
