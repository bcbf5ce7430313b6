"""What a unit answers to its reviewers."""
