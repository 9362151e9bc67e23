"""What carries messages to customers: Resend, any mail server, Twilio, and a sandbox for trials."""
