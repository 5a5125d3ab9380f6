"""Run the house each morning: collect what is new, write the day's briefs, keep their archive.

This room alone reads the clock (once, in `clock`), keeps a state and talks to a network. It knows
nothing of grammar or of page layout: it calls the other rooms as any program would.
"""
