"""What was sent and approved."""
