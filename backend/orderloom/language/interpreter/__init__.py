"""Runs a program: `(state, signal) → (state, effects, journal)`, deterministic, without clock, random or I/O.

A graph without cycles is run by the fate of its edges. An edge is pending until its source is over, then live when
the source left by its port, else dead. A node starts when all its edges are decided and one is live (a join may ask
for less); a node whose edges are all dead is skipped, and so are the edges behind it. A node with an inside is over
when nothing inside it runs any more.
"""

from orderloom.language.interpreter.frames import locate
from orderloom.language.interpreter.moves import advance, start
from orderloom.language.interpreter.state import MAX_STEPS, Outcome, RunState, fate

__all__ = ["MAX_STEPS", "Outcome", "RunState", "advance", "fate", "locate", "start"]
