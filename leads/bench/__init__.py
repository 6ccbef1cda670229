"""Figures against peers, in one run on one machine. Nothing here is imported by LEADS itself."""
