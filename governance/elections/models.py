"""Tables. Elections from the call to the certificate. No voter is ever stored with a ballot."""
