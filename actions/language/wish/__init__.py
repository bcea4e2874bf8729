"""What kind of wish a message is: its mood, who speaks, corrections, several wishes in one, links between records."""
