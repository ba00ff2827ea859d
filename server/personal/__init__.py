"""Names, phones and ID numbers, apart from the journal and for a limited time."""
