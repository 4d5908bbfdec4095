package hocl.language.kernel;

import hocl.language.plan.Step;
import hocl.runtime.store.Shape;

/**
 * An atom that a step found.
 *
 * @param species the local of its species
 * @param row the local of its row
 * @param copies the local of the rows of further copies, or {@link #ALONE}
 */
record FoundAtom(Step.Take take, Shape shape, int species, int row, int copies) {

  /** No further copies are taken. */
  static final int ALONE = -1;

  FoundAtom(Step.Take take, Shape shape, int species, int row) {
    this(take, shape, species, row, ALONE);
  }
}
