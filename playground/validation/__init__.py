"""Block Kit as Slack checks it: the grammar of checks, blocks, elements, and what a form may be submitted with."""
