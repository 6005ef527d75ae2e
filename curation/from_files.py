"""What came from content files stands in the history of its row too."""
