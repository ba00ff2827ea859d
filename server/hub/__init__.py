"""Tells screens what changed and never waits for one."""
