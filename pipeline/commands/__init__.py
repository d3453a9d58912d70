"""The commands, one file a group; each imports its verb itself.

What `report` imports takes longer than all that `list` does.
"""
