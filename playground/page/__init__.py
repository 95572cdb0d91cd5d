"""The web page on a playground, for a browser. Needs NiceGUI, which nothing else here does."""
