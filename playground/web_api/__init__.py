"""Slack's Web API: one module for each family of methods, and what every call passes through.

``registry`` is the table of methods, ``calls`` answers a call, ``replies`` applies simulated faults. To add a method,
write a function with ``@web_api_method`` in the module of its family.
"""

from playground.web_api.calls import handle_call
from playground.web_api.replies import fault_note, finish_with_fault, refuse_by_fault

__all__ = ["fault_note", "finish_with_fault", "handle_call", "refuse_by_fault"]
