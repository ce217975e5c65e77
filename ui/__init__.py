"""The desktop: the only place that imports Qt. It never touches databases or PDF makers."""

from ui.none_guard import guard

guard()
