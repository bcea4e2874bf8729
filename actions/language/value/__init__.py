"""Values: money, days, phones, e-mails, names, labels of the portal.

`values` reads the answer to one question, `evidence` finds every value in a sentence.
"""
