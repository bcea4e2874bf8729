"""What Rasa's NLU pipeline needs beyond Rasa: runs in Rasa's process, imports nothing of the pack.

`vocab.txt` is the vocabulary of all-MiniLM-L6-v2 (Apache-2.0).
"""
