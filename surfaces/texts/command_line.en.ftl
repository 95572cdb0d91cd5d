## Shortcuts and the manifest of the app
shortcut-reflect = Make it a reflection
shortcut-log = Log a lesson
manifest-description = Helps school staff to plan and save violence-prevention lessons.
manifest-usage = logga lektion 5 7B · status · hjälp
manifest-shortcut-reflect = Saves your message as a reflection on your latest lesson.
manifest-shortcut-log = Opens the form for logging a lesson.

## The command line
command-database = The database can't be read ({ $reason }). Check DATABASE_URL, and run mvp db upgrade if it is new.

## The command mvp digest
digest-command-preview = Add --preview to print a letter. The command never sends anything.
digest-command-no-site = There is no school { $given }. Known schools: { $closest }.
digest-command-which-site = Say which school with --site. Known schools: { $closest }.
digest-command-no-district = There is no district { $given }. Known districts: { $closest }.
digest-command-which-district = Say which district with --district. Known districts: { $closest }.
digest-command-nothing = Nothing to tell: no class is under way there.
digest-command-picture = (Picture: { $alt })
digest-command-workspace = Say which workspace with --workspace, as its Slack id: { $given }.
