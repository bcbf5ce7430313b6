"""The paper chain: number and date, signed copies, telling which report a PDF is."""
