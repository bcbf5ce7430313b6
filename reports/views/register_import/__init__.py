"""Lists from Excel into the registers, and documents that stand twice in them."""
