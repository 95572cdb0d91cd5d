"""What the bot sends on its own: plan deliveries, claim those due, check that they are still wanted, post, record.

No queries and no Block Kit here.
"""
