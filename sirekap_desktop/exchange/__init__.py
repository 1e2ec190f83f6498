"""What leaves the office: files for others."""
