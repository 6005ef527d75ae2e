"""Many rows at once, as a table: out to a spreadsheet, and back in as drafts."""
