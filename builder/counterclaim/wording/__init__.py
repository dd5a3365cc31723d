"""Every sentence for people, made from facts."""
