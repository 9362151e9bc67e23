"""The program: its commands, what they talk to, and what they start."""
