"""Seeing inside, without seeing people: what every room may count, trace and name in its logs. Imports no other room.

context.py   which action and conversation this is, the latter as a hash
metrics.py   Prometheus counters and histograms
tracing.py   OpenTelemetry spans, where tracing is on
"""
