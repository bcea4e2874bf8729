"""What a search sentence asks for, by kind; `reading` puts it together."""
