"""Registers of self-government as tables: to look at, to print, to take to a spreadsheet.

One register is one function that gives a `RegisterTable` in the language asked for; screens, papers
and files only draw it.
"""
