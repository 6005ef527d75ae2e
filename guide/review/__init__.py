"""What is wrong with the content though it loads: read by an editor, not by a parser. Pure."""
