"""What the action server answers and notes beside rasa-sdk's own paths, for those who run it.

plugin.py    how it joins rasa-sdk's server
port.py      a port that is taken ends the start with one sentence
replaced.py  a worker that died is replaced;  stopping.py  it ends when the calls under way are answered
shape.py     what is no call of Rasa's is refused;  body.py  how calls are read
watched.py   each action call: its place in logs, traces and metrics
pages.py     /metrics and /ready;  ready.py  what has to be there for people to be served
"""
