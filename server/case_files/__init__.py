"""Scans and electronic materials of cases, each in a file of its own under the data folder."""
