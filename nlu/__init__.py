"""What Rasa's NLU pipeline needs beyond Rasa: runs in Rasa's process, imports nothing of the pack."""
