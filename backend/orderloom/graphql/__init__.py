"""GraphQL: one graph over all contexts, for the workspace. Owns no tables; publishes no events.

A folder a context holds its types, queries and mutations. The frame around them: `gate` names the permission of each
operation, `http` takes requests and streams, `limits` bounds what a document may ask for, `loaders` read in sets.
"""
