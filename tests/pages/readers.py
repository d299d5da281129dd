"""Who reads the dashboard, told by the request headers it goes by, and what its pages ask."""

AT_HOME = (("Host", "localhost:8501"),)
BEHIND_A_PROXY = (("Host", "dashboard.example.org"), ("X-Forwarded-For", "192.0.2.7"))

QUESTIONS = {
    "overview": "What do we have, and what needs attention?",
    "network": "Who is connected to whom?",
    "map": "Who is where, and what crosses the border?",
    "directory": "Who is this?",
    "gaps": "Where is collaboration missing?",
    "scenarios": "What if they joined?",
    "resilience": "What hangs on one organisation?",
    "capabilities": "Who can do this, and where is nobody?",
    "data": "Is our data right?",
}
