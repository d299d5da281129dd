"""Measures turned into proposals, each with its reasons: gaps, and the introductions that would close them."""
