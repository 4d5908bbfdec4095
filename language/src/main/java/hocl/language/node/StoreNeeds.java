package hocl.language.node;

import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.language.core.RuleCore;
import hocl.runtime.store.Store;

/** Tells a store what rules need it to keep. */
public final class StoreNeeds {

  private final Store store;

  /** Tells this store. */
  public StoreNeeds(Store store) {
    this.store = store;
  }

  /** Adds what a rule needs. */
  public void add(RuleCore rule) {
    rule.heads().forEach(this::add);
  }

  private void add(CorePattern pattern) {
    switch (pattern) {
      case CorePattern.OfTuple tuple -> {
        if (tuple.fields().getFirst() instanceof CorePattern.Equal equal
            && equal.value() instanceof CoreExpr.Constant constant
            && constant.value() instanceof String tag) {
          store.shapes().addTag(tag);
        }
        tuple.fields().forEach(this::add);
      }
      case CorePattern.OfSolution solution -> {
        if (solution.rests().size() > 1) {
          store.keepArrivals();
        }
        solution.elements().forEach(this::add);
      }
      case CorePattern.OfList list -> list.items().forEach(this::add);
      case CorePattern.Copies copies -> add(copies.pattern());
      case CorePattern.CountedCopies copies -> add(copies.pattern());
      case CorePattern.Bind p -> {}
      case CorePattern.Equal p -> {}
      case CorePattern.Any p -> {}
      case CorePattern.Labelled p -> {}
    }
  }
}
