"""Pictures of every part and page, for looking at: `python -m tests.gallery OUTDIR`."""
