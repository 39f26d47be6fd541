"""Identity: who acts, and what they may do.

Owns people, groups, sessions, API tokens, sign-in attempts and one-time links, and the policy of the nine roles.
Publishes no events. `access` is the one gate: `@command`, `@query` and `scope`.
"""
