"""What the records of each register say for a report: counts for its figures, lines it may take in.

Every module has `collect(report) -> Collected`; a new register is a new module and a line in build.SOURCES.
"""
