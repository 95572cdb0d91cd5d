"""Delivers commands, interactions and events to the app, over HTTP or Socket Mode.

``attempts`` makes one attempt and waits for the ack, ``events`` builds events and retries them as Slack does.
"""

from playground.delivery.attempts import deliver
from playground.delivery.events import message_event, send_event

__all__ = ["deliver", "message_event", "send_event"]
