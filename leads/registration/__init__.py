"""The Secretary of State's files of vehicles and drivers, a neighbor's: LEADS holds a stand-in, and asks it."""
