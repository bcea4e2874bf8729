"""What a search sentence asks for, by kind; `reading` puts it together, `criteria` makes it Criteria.

And how lists are sorted and carried on.
"""
