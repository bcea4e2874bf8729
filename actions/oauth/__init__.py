"""Whose HubSpot a conversation works in: the only room with ciphers.

access.py       `access_for`, what every dialog calls first
profiles.py     which app, whose credential, which accounts;  scopes.py  what to ask for;  identity.py  who somebody is
flow.py         linking an account, step by step;  links.py  an attempt;  grants.py  a linked account
refresh.py      new access tokens, by one at a time;  tokens.py  HubSpot's token endpoint
sealing.py      tokens at rest;  tables.py  what is kept
routes.py       landing, callback and result pages;  pages.py  templates/  push.py  serving.py
guard.py        who may run actions;  plugin.py  start.py  how all this joins the action server
doctor.py       what is wrong, before a user meets it;  rights.py  what a credential may do
commands/       `python -m actions.oauth`; no package, so that rasa-sdk, which imports every module of one, passes by
"""
