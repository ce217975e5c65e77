"""Rules of the board and its case files: pure, over frozen values. Source: domain paper."""
