"""Publishers and the inbox → whole files on their way into the archive."""
