package hocl.examples.house.cycle.below;

import hocl.examples.house.cycle.Above;
import org.jspecify.annotations.Nullable;

/** The lower half of the cycle. */
public record Below(@Nullable Above above) {}
