"""The audit trail on screen: who did what when, before and after, and whether it is whole."""
