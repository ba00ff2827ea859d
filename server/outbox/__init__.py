"""What goes outside: signed webhooks and citizens' notices, each sent until it has arrived."""
