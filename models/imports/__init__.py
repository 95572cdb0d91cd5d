"""Taking files in: schools, staff and classes. `intake` runs an import; the other files are its parts."""
