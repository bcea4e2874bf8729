"""Messages that start no dialog by themselves: bare words, facts told, follow-ups; and what must not write."""
