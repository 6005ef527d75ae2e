"""How the learned reader of words is trained and measured; nothing here runs in the web process."""
