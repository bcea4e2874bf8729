"""The names of months and weekdays, and the ways they are written."""

from __future__ import annotations

MONTHS = tuple("january february march april may june july august september october november december".split())
WEEKDAYS = tuple("monday tuesday wednesday thursday friday saturday sunday".split())
MONTH = (
    r"(?:jan(?:uary)?|febr?(?:uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday|nsday|s)?|wendesday|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)s?\b\.?"
)
YEAR = r"(?:(?:19|20)\d\d|'\d\d)"
OF_YEAR = rf"(?:(?:of )?{YEAR}|(?:of |in )?(?:the )?(?:next|coming|following|this|current|last|previous) year)"
