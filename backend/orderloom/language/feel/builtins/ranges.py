"""Built-ins that compare points and ranges."""

BUILTINS = ()
