"""What is shipped beside the code: message templates, sample data, later icons."""
