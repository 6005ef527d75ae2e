"""The casebook: the sealed rows of one borrower, and the services that read and write them."""
