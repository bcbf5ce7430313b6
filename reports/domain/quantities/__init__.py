"""Figures in running Vietnamese text: what is counted, of what it is a part, and whether it adds up."""
