"""A printed number → the line of the file that its publisher posted."""
