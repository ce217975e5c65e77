"""First run: five knots from language to vault. Nothing is written before the last."""

from ui.first_run.presenter import FirstRunPresenter, Founding, NewPerson, NewVault
from ui.first_run.screen import FirstRunScreen

__all__ = ["FirstRunPresenter", "FirstRunScreen", "Founding", "NewPerson", "NewVault"]
