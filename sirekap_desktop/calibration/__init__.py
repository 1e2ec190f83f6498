"""A form definition made from the scan of a blank form: what is printed is proposed, a person corrects it."""
