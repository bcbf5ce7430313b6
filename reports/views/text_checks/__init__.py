"""The differences between revisions."""
