"""The dossiers of a unit, and the lists that they come in."""
