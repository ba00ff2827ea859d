"""A case (办件): an application on its way from acceptance through the departments back to the citizen."""
