"""What people see: pure functions from a domain result to Block Kit and text. No session, no clock, no network."""
