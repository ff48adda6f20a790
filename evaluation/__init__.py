"""Does it answer well? Questions, measures, peers and benchmarks."""
