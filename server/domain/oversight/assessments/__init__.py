"""Assessments (考核) of clerks, windows, departments and halls."""
