"""The measurements quoted in README, docs/performance.md and docs/limits.md. `make bench` makes them again.

standin.py       a HubSpot that is never the bottleneck: answers learnt once from the sandbox, then replayed
subjects/        what is compared with the pack: the obvious action, the same in threads, an empty one
conversation.py  what Rasa sends to an action server, turn by turn (recorded_turn.json: a real one)
load.py          many conversations at once
server.py        a server process: start-up time, memory, processor time
measure.py       the scenarios;  report.py  the table, results.json and the Markdown;  marks.py  its place in a page
profile.py       the same turn under a profiler
mixed.py         people in all twelve dialogs;  limits.py  more than HubSpot allows
nlu/             the NLU pipelines, measured apart
"""
