"""The vault: keys, the header, encrypted databases, attachments and backups. Never the network."""
