"""What is made of an edition: each output takes a document and nothing of the models."""
