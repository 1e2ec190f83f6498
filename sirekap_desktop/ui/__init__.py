"""The window: Qt widgets, item models and workers."""
