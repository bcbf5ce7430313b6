"""Deadlines of dossiers, apology letters, and the calendar of working days."""
