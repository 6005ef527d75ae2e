"""Taking in contacts. Every way in ends in `casebook.contacts.log_contact`."""
