"""What only the flows of Rasa Pro (CALM) need."""
