"""One message and what is remembered of a conversation; how records, choices and failures are said."""
