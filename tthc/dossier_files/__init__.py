"""Lists of dossiers as files: read in a child process, without the database."""
