"""What `explain` walks: documents, marts, SQL files, archived files; a module a stretch."""
