"""What people do, and how it reaches the app: commands, presses, forms, and their delivery over HTTP or a socket."""
