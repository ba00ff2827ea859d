"""Ratings of cases, answers to low ratings, questions and complaints, letters of supervision."""
