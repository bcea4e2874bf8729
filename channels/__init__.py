"""The bot's own web chat page, as an input channel of Rasa Open Source 3.6.

Runs inside Rasa's process (Python 3.10, Sanic 21.12) and imports nothing beyond Rasa, Sanic and the
standard library. Only ``webchat`` and ``output`` know Rasa, ``incoming`` and
``files`` Sanic; the others are plain Python and are tested without either.

* ``webchat``: the routes under ``/webhooks/webchat/`` (the page, its session, messages, the event stream).
* ``output``: the output channel, also used when something is pushed to an open page.
* ``conversations``: what is kept in memory of each conversation: a bounded buffer, listeners, turns.
* ``identity``: conversation ids issued by the server and signed into a cookie.
* ``guard``: who may call (same origin only) and the security headers.
* ``incoming``: what the page sends, read with care.
* ``files``: the page's own files, served from memory.
* ``messages``: what the bot said, in the shape the page renders: text, buttons, cards, lists.
* ``history``: a conversation restored from Rasa's tracker.
* ``options``: the settings, from ``credentials.yml`` and the environment.
* ``static/``: the page itself: HTML, CSS and small script modules, served as they are.
"""
