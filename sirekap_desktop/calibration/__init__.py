"""Making a form definition from the scan of a blank form: what is printed is proposed, a person corrects and names it."""
