"""What of all this is shown, as shapes alone."""
