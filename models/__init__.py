"""What is true: tables, and the rules that keep them true. Knows no Slack."""
