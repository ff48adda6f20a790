"""Every fiche and passage that meets what a list question demands: computed, never sampled."""
