"""The input channel: the page, its session, the messages it sends and the stream of what it is told.

In ``credentials.yml``::

    channels.webchat.WebChat:
      title: HubSpot assistant      # all options: see channels.options

The page is then at ``/webhooks/webchat/`` of Rasa's server.
"""

from __future__ import annotations

import asyncio
import logging
import os
import re
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from sanic import Blueprint, Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from channels import guard, identity
from channels.conversations import Conversation, Conversations
from channels.files import StaticFiles
from channels.history import TITLE, restore
from channels.incoming import Refusal, read_json, read_message
from channels.messages import user_message
from channels.options import Options
from channels.output import NAME, WebChatOutput

logger = logging.getLogger(__name__)

OnNewMessage = Callable[[UserMessage], Awaitable[Any]]
RECALL_SECONDS = 5.0
MOST_RESTORED = 100


class WebChat(InputChannel):
    """The bot's own web chat page."""

    def __init__(self, options: Options) -> None:
        """Prepare the channel; the signing key is read, or made, here."""
        self._options = options
        self._signer = identity.Signer(identity.load_key(options.secret, options.data_dir))
        self._conversations = Conversations(options.max_conversations, options.idle_minutes * 60)
        self._files = StaticFiles(Path(__file__).parent / "static", {"title": options.title})
        self._headers = guard.security_headers(options.sandbox_origin)
        self._turns: set[asyncio.Task[None]] = set()
        self._on_new_message: OnNewMessage | None = None

    @classmethod
    def name(cls) -> str:
        """Return the channel's name; the page's address is built from it."""
        return NAME

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> WebChat:
        """Build the channel from its block in ``credentials.yml``.

        Raises:
            channels.options.OptionError: An option is wrong.
            OSError: The key file can neither be read nor written.
        """
        return cls(Options.read(credentials, os.environ))

    def get_output_channel(self) -> OutputChannel:
        """Return the channel that pushes to open pages (rasa ``server._get_output_channel``)."""
        return WebChatOutput(self._conversations)

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """Return the routes; Rasa mounts them under ``/webhooks/webchat``."""
        self._on_new_message = on_new_message
        routes = Blueprint("webchat", __name__)
        # Sanic leaves marks on a handler, which a method cannot take and a partial can.
        for handler, path, name in (
            (self._page, "/", "page"),
            (self._file, "/static/<file_name:str>", "file"),
            (self._session, "/session", "session"),
            (self._events, "/events", "events"),
        ):
            routes.add_route(partial(handler), path, methods=["GET"], name=name)
        for handler, path, name in ((self._messages, "/messages", "messages"), (self._new, "/new", "new")):
            # Streamed, to stop reading where a body is too large.
            routes.add_route(partial(handler), path, methods=["POST"], stream=True, name=name)
        routes.exception(Refusal)(self._refused)
        routes.middleware("response")(self._add_security_headers)
        routes.listener("before_server_start")(self._guard_server)
        routes.listener("before_server_stop")(self._stop)
        return routes

    async def _guard_server(self, app: Sanic, _loop: asyncio.AbstractEventLoop) -> None:
        """Refuse to all of Rasa what other sites' pages send without asking, and names that are not ours."""

        async def refuse(request: Request) -> HTTPResponse | None:
            if not guard.is_named(request.headers, self._options.hosts):
                return response.json({"error": "unknown_host"}, 421)
            blind = guard.is_blind_write(request.method, request.headers)
            return response.json({"error": "foreign"}, 403) if blind else None

        app.register_middleware(refuse, "request")

    # ---- routes ----

    async def _page(self, request: Request) -> HTTPResponse:
        """The page itself."""
        if not request.path.endswith("/"):
            return response.redirect(f"{NAME}/")  # its addresses are relative
        return self._files.answer("index.html", request.headers)

    async def _file(self, request: Request, file_name: str) -> HTTPResponse:
        """A script, the style sheet or the icon."""
        return self._files.answer(file_name, request.headers)

    async def _session(self, request: Request) -> HTTPResponse:
        """Give the browser its conversation, an old one or a new one, and the page its settings."""
        if guard.is_foreign(request.headers):
            raise Refusal(403, "foreign")
        name, secure = self._cookie(request)
        cookie = self._signer.renewed(request.cookies.get(name))
        answer = {
            "conversation": self._signer.tag(self._signer.conversation(cookie)),
            "suggestions": self._options.suggestions,
            "sandbox": self._options.sandbox_url,
            "longest": self._options.max_message_length,
        }
        return response.json(answer, headers={"Set-Cookie": identity.set_cookie(name, cookie, secure)})

    async def _new(self, request: Request) -> HTTPResponse:
        """Leave the conversation for a new one; other open pages of it follow."""
        await read_json(request)
        name, secure = self._cookie(request)
        left = self._conversations.get(self._signer.conversation(request.cookies.get(name)) or "")
        if left is not None:
            left.close("moved")
        fresh = identity.set_cookie(name, self._signer.issue(), secure)
        return response.json({"status": "ok"}, headers={"Set-Cookie": fresh})

    async def _messages(self, request: Request) -> HTTPResponse:
        """Accept what the person said; the bot's answers come over the event stream."""
        body = await read_json(request)
        conversation_id = self._conversation_id(request)
        if body.get("conversation") != self._signer.tag(conversation_id):
            raise Refusal(409, "moved")  # another tab of this browser began a new conversation
        message_id, text, title = read_message(body)
        if not request.app.ctx.agent.is_ready():
            raise Refusal(503, "not_ready")
        conversation = await self._open(request.app, conversation_id)
        text, title = self._words(conversation, text, title)
        outcome = conversation.begin(message_id)
        if outcome == "busy":
            raise Refusal(429, "busy")
        if outcome == "new":
            conversation.publish(user_message(message_id, text, title))
        if outcome != "duplicate":
            self._start_turn(conversation, conversation_id, message_id, text, title)
        return response.json({"status": outcome}, status=202)

    async def _events(self, request: Request) -> None:
        """Stream what the page has missed, then everything as it happens (server-sent events)."""
        if guard.is_foreign(request.headers):
            raise Refusal(403, "foreign")
        conversation = await self._open(request.app, self._conversation_id(request))
        listener = conversation.listen(request.headers.get("last-event-id") or request.args.get("after"))
        try:
            headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
            stream = await request.respond(content_type="text/event-stream; charset=utf-8", headers=headers)
            async for frame in listener.frames():
                await stream.send(frame)
            await stream.eof()
        finally:
            conversation.leave(listener)

    # ---- turns ----

    def _start_turn(
        self, conversation: Conversation, conversation_id: str, message_id: str, text: str, title: str | None
    ) -> None:
        message = UserMessage(
            text,
            self.get_output_channel(),
            conversation_id,
            input_channel=NAME,
            message_id=message_id,
            metadata={TITLE: title} if title else {},
        )
        turn = asyncio.get_running_loop().create_task(self._turn(conversation, message))
        self._turns.add(turn)  # the loop itself keeps no strong reference
        turn.add_done_callback(self._turns.discard)

    async def _turn(self, conversation: Conversation, message: UserMessage) -> None:
        failed = True
        try:
            assert self._on_new_message is not None
            await self._on_new_message(message)
            failed = False
        except Exception:
            logger.exception("webchat: Rasa could not handle a message")
        finally:
            conversation.finish(message.message_id, failed)

    async def _open(self, app: Sanic, conversation_id: str) -> Conversation:
        """Return the conversation, taken back into memory from Rasa's tracker if need be.

        Rasa's own lock is held meanwhile, so that a message pushed at this moment is not missed.
        """
        conversation = self._conversations.get(conversation_id)
        if conversation is None and app.ctx.agent.is_ready():
            try:
                conversation = await asyncio.wait_for(self._recall(app, conversation_id), RECALL_SECONDS)
            except Exception:
                logger.warning("webchat: a conversation's history could not be restored", exc_info=True)
        conversation = conversation or self._conversations.get(conversation_id)
        conversation = conversation or self._conversations.add(conversation_id)
        if conversation is None:
            raise Refusal(503, "full")
        return conversation

    async def _recall(self, app: Sanic, conversation_id: str) -> Conversation | None:
        agent = app.ctx.agent
        async with agent.lock_store.lock(conversation_id):
            tracker = await agent.tracker_store.retrieve_full_tracker(conversation_id)
            events = [event.as_dict() for event in tracker.events] if tracker else []
            already = self._conversations.get(conversation_id)
            return already or self._conversations.add(conversation_id, restore(events, MOST_RESTORED))

    # ---- requests ----

    def _cookie(self, request: Request) -> tuple[str, bool]:
        secure = guard.is_https(request.scheme, request.headers)
        return identity.cookie_name(request.headers.get("host", ""), secure), secure

    def _conversation_id(self, request: Request) -> str:
        conversation_id = self._signer.conversation(request.cookies.get(self._cookie(request)[0]))
        if conversation_id is None:
            raise Refusal(401, "no_conversation")
        return conversation_id

    def _words(self, conversation: Conversation, text: str, title: str | None) -> tuple[str, str | None]:
        """Return what is passed on to Rasa: a payload that a button offered, or else plain words.

        Rasa takes any text with a slash for an intent with entities, on every channel (rasa
        ``RegexMessageHandler``). Here only what the bot itself offered may be one.
        """
        if conversation.offers(text):
            return text, title
        words = re.sub(r"^[\s/]+", "", title or text)
        if not words:
            raise Refusal(422, "empty")
        if len(words) > self._options.max_message_length:
            raise Refusal(422, "too_long")
        return words, None

    async def _refused(self, request: Request, refusal: Refusal) -> HTTPResponse:
        return response.json({"error": refusal.code}, status=refusal.status)

    async def _add_security_headers(self, request: Request, answer: HTTPResponse) -> None:
        for name, value in self._headers.items():
            answer.headers.setdefault(name, value)
        answer.headers.setdefault("Cache-Control", "no-store")

    async def _stop(self, app: Sanic, loop: Any) -> None:
        """End the open streams: Sanic would wait for them until its time-out."""
        self._conversations.close()
