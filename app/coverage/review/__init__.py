"""The review page: which areas stand where in a period, as a picture, a table that answers questions, and charts."""
