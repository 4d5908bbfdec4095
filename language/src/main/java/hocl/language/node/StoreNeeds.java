package hocl.language.node;

import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.language.core.RuleCore;
import hocl.runtime.store.Store;

/** Tells a store what rules need it to keep. */
public final class StoreNeeds {

  private final Store store;
  private final boolean early;

  private StoreNeeds(Store store, boolean early) {
    this.store = store;
    this.early = early;
  }

  /** Adds what a rule needs, before there are atoms. */
  public static void add(RuleCore rule, Store store) {
    rule.heads().forEach(new StoreNeeds(store, true)::add);
  }

  /**
   * Adds what a rule needs that comes when there are atoms. The words that it names become no tags
   * any more, for equal atoms have to be of one species.
   */
  static void addLate(RuleCore rule, Store store) {
    rule.heads().forEach(new StoreNeeds(store, false)::add);
  }

  private void add(CorePattern pattern) {
    switch (pattern) {
      case CorePattern.OfTuple tuple -> {
        if (early
            && tuple.fields().getFirst() instanceof CorePattern.Equal equal
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
      case CorePattern.OfList list -> {
        list.before().forEach(this::add);
        list.after().forEach(this::add);
      }
      case CorePattern.Copies copies -> add(copies.pattern());
      case CorePattern.CountedCopies copies -> add(copies.pattern());
      case CorePattern.Bind p -> {}
      case CorePattern.Equal p -> {}
      case CorePattern.Any p -> {}
      case CorePattern.Labelled p -> {}
    }
  }
}
