"""The meeting's collection sheet on the screen."""
