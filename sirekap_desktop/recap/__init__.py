"""The committee's rules: verify, correct, agree, lock, aggregate, object, audit."""
