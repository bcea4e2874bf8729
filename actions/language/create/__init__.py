"""What a create sentence says.

Spans (of labels, slots, free words) propose, `cover` chooses, `reading` puts it together; `answers` reads what is
answered to a question.
"""
