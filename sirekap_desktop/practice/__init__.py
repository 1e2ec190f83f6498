"""Practice forms with known answers: hands, filling and damage."""
