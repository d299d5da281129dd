"""The fast libraries behind the measures: igraph and scipy; networkx graphs in, plain Python values out."""
