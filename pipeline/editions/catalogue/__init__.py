"""An edition → the page that lists it."""
