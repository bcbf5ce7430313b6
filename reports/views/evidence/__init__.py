"""Pages of attachments: the files of a record or a section, downloads, removal, annexes."""
