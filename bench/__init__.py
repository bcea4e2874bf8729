"""The measurements quoted in README and docs/performance.md. `.venv/bin/python -m bench` makes them again.

standin.py       a HubSpot that is never the bottleneck: answers learnt once from the sandbox, then replayed
subjects/        what is compared with the pack: the obvious action, the same in threads, an empty one
conversation.py  what Rasa sends to an action server, turn by turn (recorded_turn.json: a real one)
load.py          many conversations at once
server.py        a server process: start-up time, memory, processor time
measure.py       the scenarios;  report.py  the table, results.json and the Markdown;  marks.py  its place in a page
nlu/             the NLU pipelines, measured apart
"""
