"""``/crm/…/pipelines``: pipelines and stages of deals and tickets."""

from __future__ import annotations

import re
from typing import Any

from aiohttp import web

from sandbox import errors, fields
from sandbox.model.pipelines import Pipeline, Stage
from sandbox.object_types import ObjectType
from sandbox.routes.call import Call, no_content, reply, route
from sandbox.rules.checks import STAGED

_STAGES = "/{type}/{pipeline}/stages"


def add(app: web.Application) -> None:
    """Put the routes on the application."""
    route(app, "GET", "pipelines", "/{type}", list_all)
    route(app, "POST", "pipelines", "/{type}", create)
    route(app, "GET", "pipelines", "/{type}/{pipeline}", read)
    route(app, "PATCH", "pipelines", "/{type}/{pipeline}", update)
    route(app, "PUT", "pipelines", "/{type}/{pipeline}", replace)
    route(app, "DELETE", "pipelines", "/{type}/{pipeline}", delete)
    route(app, "GET", "pipelines", _STAGES, list_stages)
    route(app, "POST", "pipelines", _STAGES, create_stage)
    route(app, "GET", "pipelines", _STAGES + "/{stage}", read_stage)
    route(app, "PATCH", "pipelines", _STAGES + "/{stage}", update_stage)
    route(app, "PUT", "pipelines", _STAGES + "/{stage}", update_stage)
    route(app, "DELETE", "pipelines", _STAGES + "/{stage}", delete_stage)


def _pipelines(call: Call, kind: ObjectType) -> list[Pipeline]:
    if kind.id not in STAGED:
        raise errors.validation(f"Object type {kind.constant} does not support pipelines")
    return call.portal.pipelines[kind.id]


def _pipeline(call: Call, kind: ObjectType) -> Pipeline:
    for pipeline in _pipelines(call, kind):
        if pipeline.id == call.part("pipeline"):
            return pipeline
    raise errors.not_found(f"Pipeline {call.part('pipeline')} not found")


def _stage(call: Call, kind: ObjectType) -> tuple[Pipeline, Stage]:
    pipeline = _pipeline(call, kind)
    stage = pipeline.stage(call.part("stage"))
    if stage is None:
        raise errors.not_found(f"Stage {call.part('stage')} not found in pipeline {pipeline.id}")
    return pipeline, stage


def _readable(call: Call) -> ObjectType:
    kind = call.kind()
    call.access.require(kind.schema_read_scopes)
    return kind


def _writable(call: Call) -> tuple[ObjectType, dict[str, Any]]:
    kind = call.kind()
    body = call.body() if call.raw else {}
    call.access.require(kind.schema_write_scopes)
    return kind, body


def list_all(call: Call) -> web.Response:
    """Every pipeline with its stages, in display order."""
    kind = _readable(call)
    found = sorted(_pipelines(call, kind), key=lambda pipeline: pipeline.display_order)
    return reply({"results": [pipeline.to_json() for pipeline in found]})


def read(call: Call) -> web.Response:
    """One pipeline."""
    return reply(_pipeline(call, _readable(call)).to_json())


def create(call: Call) -> web.Response:
    """A pipeline with its stages."""
    kind, body = _writable(call)
    existing = _pipelines(call, kind)
    fields.need(body, "label", "stages")
    label, order = fields.text(body, "label"), fields.whole(body, "displayOrder", len(existing))
    if any(pipeline.label == label for pipeline in existing):
        raise errors.error(409, f"Pipeline with label {label} already exists", "CONFLICT")
    now = call.portal.clock.now()
    pipeline_id = fields.text(body, "pipelineId") or call.portal.new_id()
    pipeline = Pipeline(pipeline_id, label, order, created_ms=now, updated_ms=now)
    for each in fields.objects(body, "stages"):
        _add_stage(call, kind, pipeline, each)
    existing.append(pipeline)
    call.portal.note("pipelines", kind.id)
    return reply(pipeline.to_json(), 201)


def _add_stage(call: Call, kind: ObjectType, pipeline: Pipeline, body: dict[str, Any]) -> Stage:
    fields.need(body, "label")
    label, order = fields.text(body, "label"), fields.whole(body, "displayOrder", len(pipeline.stages))
    metadata = _metadata(kind, body)
    if kind.id == "0-3":
        fields.need(metadata, "probability")
        metadata.setdefault("isClosed", str(float(metadata["probability"]) in (0.0, 1.0)).lower())
    if any(stage.label == label for stage in pipeline.stages):
        raise errors.error(409, f"Stage with label {label} already exists", "CONFLICT")
    now = call.portal.clock.now()
    stage_id = fields.text(body, "stageId") or call.portal.new_id()
    stage = Stage(stage_id, label, order, metadata, now, now)
    pipeline.stages.append(stage)
    return stage


def _metadata(kind: ObjectType, body: dict[str, Any]) -> dict[str, str]:
    raw = fields.mapping(body, "metadata")
    metadata = {name: fields.text(raw, name) for name in raw}
    probability = metadata.get("probability")
    if kind.id == "0-3" and probability is not None and not re.fullmatch(r"0?\.\d+|0|1(\.0+)?", probability):
        raise errors.validation(f"probability {probability} is not between 0 and 1")
    return metadata


def update(call: Call) -> web.Response:
    """Rename or move a pipeline."""
    kind, body = _writable(call)
    pipeline = _pipeline(call, kind)
    pipeline.label = fields.text(body, "label", pipeline.label)
    pipeline.display_order = fields.whole(body, "displayOrder", pipeline.display_order)
    pipeline.updated_ms = call.portal.clock.now()
    call.portal.note("pipelines", kind.id)
    return reply(pipeline.to_json())


def replace(call: Call) -> web.Response:
    """Set every property of a pipeline, its stages included."""
    kind, body = _writable(call)
    pipeline = _pipeline(call, kind)
    fields.need(body, "label", "stages")
    _refuse_in_use(call, kind, pipeline.id, None)
    fresh = Pipeline(pipeline.id, pipeline.label, pipeline.display_order)
    for each in fields.objects(body, "stages"):
        _add_stage(call, kind, fresh, each)
    update(call)
    pipeline.stages = fresh.stages
    return reply(pipeline.to_json())


def _refuse_in_use(call: Call, kind: ObjectType, pipeline_id: str, stage_id: str | None) -> None:
    pipeline_name, stage_name = STAGED[kind.id]
    used = [
        record.id
        for record in call.portal.all(kind)
        if record.properties.get(pipeline_name) == pipeline_id and stage_id in (None, record.properties.get(stage_name))
    ]
    if used:
        raise errors.validation(
            f"{len(used)} records use this pipeline or stage",
            subCategory="PipelineError.STAGE_ID_IN_USE",
            context={"objectIds": used[:20]},
        )


def delete(call: Call) -> web.Response:
    """Remove a pipeline no record uses."""
    kind, _ = _writable(call)
    pipeline = _pipeline(call, kind)
    _refuse_in_use(call, kind, pipeline.id, None)
    call.portal.pipelines[kind.id].remove(pipeline)
    call.portal.note("pipelines", kind.id)
    return no_content()


def list_stages(call: Call) -> web.Response:
    """Stages of a pipeline, in display order."""
    return reply({"results": [stage.to_json() for stage in _pipeline(call, _readable(call)).ordered()]})


def read_stage(call: Call) -> web.Response:
    """One stage."""
    return reply(_stage(call, _readable(call))[1].to_json())


def create_stage(call: Call) -> web.Response:
    """A further stage."""
    kind, body = _writable(call)
    stage = _add_stage(call, kind, _pipeline(call, kind), body)
    call.portal.note("pipelines", kind.id)
    return reply(stage.to_json(), 201)


def update_stage(call: Call) -> web.Response:
    """Rename or move a stage, or change its meaning."""
    kind, body = _writable(call)
    _, stage = _stage(call, kind)
    metadata = _metadata(kind, body)
    stage.label = fields.text(body, "label", stage.label)
    stage.display_order = fields.whole(body, "displayOrder", stage.display_order)
    stage.metadata |= metadata
    stage.updated_ms = call.portal.clock.now()
    call.portal.note("pipelines", kind.id)
    return reply(stage.to_json())


def delete_stage(call: Call) -> web.Response:
    """Remove a stage no record is in."""
    kind, _ = _writable(call)
    pipeline, stage = _stage(call, kind)
    _refuse_in_use(call, kind, pipeline.id, stage.id)
    pipeline.stages.remove(stage)
    call.portal.note("pipelines", kind.id)
    return no_content()
