"""The reviewers' desk."""
