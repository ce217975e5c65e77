"""How records of a case are kept: sealed under the key of their envelope, and nothing in clear."""
