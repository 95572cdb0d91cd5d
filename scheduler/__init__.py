"""What time does: the tick plans what is due, claims, re-checks and sends."""
