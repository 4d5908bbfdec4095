package hocl.language.rule;

import hocl.language.core.Slot;

/** How the variables of scopes are named when Core is written. */
interface Naming {
  /**
   * The name of a variable that a scope binds.
   *
   * @param index the number of the slot
   * @param mentioned the number of variables of the scope that were written before
   * @param depth 0 for the outermost scope that is written
   */
  String variable(Slot slot, int index, int mentioned, int depth);

  /**
   * The name by which a rule or function mentions itself.
   *
   * @param name its label or name
   */
  String self(String name, int depth);

  /** A name that nothing else has: the wanted one, or one made from it. */
  default String fresh(String wanted) {
    return wanted;
  }
}
