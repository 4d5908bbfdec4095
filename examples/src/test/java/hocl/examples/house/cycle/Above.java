package hocl.examples.house.cycle;

import hocl.examples.house.cycle.below.Below;

/** The upper half of the cycle. */
public record Above(Below below) {}
