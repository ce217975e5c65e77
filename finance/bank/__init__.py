"""Bank books and reconciliation, lenders, funds, subvention, the federation."""
