"""Wiring: settings, the app, transports, the command line. Imports everything; nobody imports it."""
