"""The pages of a unit's procedures and of the decisions that announce them."""
