"""Lists of other systems → rows for the steering registers, with every error by its cell. Nothing is stored here."""
