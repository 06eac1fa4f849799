"""Routines for the browser: `page` makes a player that is one file, `bundle` the script in it."""
