"""Counting of elections: pure functions in whole numbers, every step kept so that it can be shown.

`count(contest)` in `count.py` is the door; `CountResult` in `result.py` what comes out of it. A tie
that matters stops the count for a lot; the program never picks a tied name (domain rules, "Tie and
lot").
"""
