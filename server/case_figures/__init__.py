"""Figures of cases: counted from the streams of cases and of what citizens say, into a file of their own."""
