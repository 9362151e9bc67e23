"""What customers are written: drafts, queued and withdrawn messages."""
