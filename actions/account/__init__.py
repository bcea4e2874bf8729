"""Linking a HubSpot account from the chat: connect, status, disconnect.

who.py          whose connection a message is about
form.py         how the two forms here hear and ask
connect.py      the link, the code, the yes; then what was put aside goes on
linking.py      what is said on that way
status.py       which account, which user, which rights, since when
disconnect.py   revoked at HubSpot, erased here
"""
