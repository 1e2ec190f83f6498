"""What a form is: definitions, geometry, rules, drawing."""
