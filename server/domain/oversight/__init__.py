"""Ratings, their answers, concerns and letters of supervision: what citizens say of the halls, and what is made of it."""
