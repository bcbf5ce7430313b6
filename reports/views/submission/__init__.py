"""A unit's way to send its report."""
