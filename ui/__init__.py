"""The desktop: widgets, pages and their presenters. The only place that imports PySide6."""
