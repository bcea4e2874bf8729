"""How Rasa Pro reaches the actions: what its executors send and take, over HTTP and gRPC (read in its wheel)."""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Any

import grpc
import httpx
from google.protobuf.json_format import MessageToDict, ParseDict
from rasa_sdk.grpc_py import action_webhook_pb2 as protocol
from rasa_sdk.grpc_py.action_webhook_pb2_grpc import ActionServiceStub

from tests.calm.walker import ACTIONS, SLOTS

DOMAIN = {"config": {}, "session_config": {}, "slots": SLOTS, "actions": sorted(ACTIONS), "intents": [], "entities": []}


class Http:
    """HTTP: the domain only after a 449, which means that this server does not have it yet; deflated if asked for."""

    def __init__(self, url: str, token: str, deflate: bool = False) -> None:
        self.url, self.token, self.deflate = url, token, deflate
        self.statuses: list[int] = []

    async def __call__(self, request: dict[str, Any]) -> dict[str, Any]:
        answer = await self.post(request)
        if answer.status_code == 449:
            answer = await self.post({**request, "domain": DOMAIN})
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    async def post(self, request: dict[str, Any]) -> httpx.Response:
        """One request, as it is."""
        body, headers = json.dumps(request).encode(), {"Content-Type": "application/json"}
        if self.deflate:
            body, headers["Content-Encoding"] = zlib.compress(body), "deflate"
        async with httpx.AsyncClient(timeout=60, verify=False) as client:
            url = f"{self.url}/webhook"
            answer = await client.post(url, params={"token": self.token}, content=body, headers=headers)
        self.statuses.append(answer.status_code)
        return answer


class Grpc:
    """gRPC with certificates on both sides; streamed where the channel streams."""

    def __init__(self, port: int, ca: Path, cert: Path | None, key: Path | None, streamed: bool = False) -> None:
        self.target, self.streamed = f"localhost:{port}", streamed
        own = (key.read_bytes(), cert.read_bytes()) if key and cert else (None, None)
        self.credentials = grpc.ssl_channel_credentials(ca.read_bytes(), *own)
        self.retried = 0

    async def __call__(self, request: dict[str, Any]) -> dict[str, Any]:
        try:
            return await self.call(request)
        except grpc.RpcError as error:
            if error.code() is not grpc.StatusCode.NOT_FOUND or "DOMAIN" not in str(error.details()):
                raise
        self.retried += 1
        return await self.call({**request, "domain": DOMAIN})

    async def call(self, request: dict[str, Any]) -> dict[str, Any]:
        """One request, as it is."""
        message = ParseDict(request, protocol.WebhookRequest(), ignore_unknown_fields=True)
        compression = grpc.Compression.Gzip
        async with grpc.aio.secure_channel(self.target, self.credentials, compression=compression) as channel:
            stub = ActionServiceStub(channel)
            if not self.streamed:
                return _plain(await stub.Webhook(message, timeout=30))
            async for event in stub.WebhookStream(message, timeout=30):
                if event.WhichOneof("event") == "final_result":
                    return _plain(event.final_result)
        raise AssertionError("the stream ended without a result")


def _plain(answer: Any) -> dict[str, Any]:
    found = MessageToDict(answer)
    responses = [{"buttons": [], **response} for response in found.get("responses", [])]
    return {"events": found.get("events", []), "responses": responses}
