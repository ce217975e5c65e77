"""Pure rules of money: integers of paise, exact rates, nothing else."""
