"""Forms of the report app, one module a purpose."""
