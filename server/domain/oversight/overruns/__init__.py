"""Limits that were overrun (亮灯): which lamps went on, and what their units say to it."""
