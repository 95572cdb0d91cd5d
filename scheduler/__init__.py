"""What time does: plan what will be owed, claim, check against the truth, send, record. No queries, no Block Kit."""
