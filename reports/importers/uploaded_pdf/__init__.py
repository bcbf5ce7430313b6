"""Reading a PDF that somebody uploaded: `reading` starts the child process `child`, which alone parses the file."""
