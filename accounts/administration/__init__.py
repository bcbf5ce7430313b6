"""The administration of a province's units and users."""
