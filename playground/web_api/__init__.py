"""Slack's Web API: the door that checks each call, the table of methods, and the methods themselves."""
