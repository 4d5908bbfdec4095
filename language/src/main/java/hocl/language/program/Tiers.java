package hocl.language.program;

/** Which of its two ways to react the engine takes. The results are the same. */
public enum Tiers {
  /** Nodes first; generated code for what becomes hot. */
  AUTOMATIC,
  /** Nodes only. */
  NODES,
  /** Generated code from the beginning, wherever there can be any. */
  KERNELS,
  /** Now this, now that: a test that the way can change at any time. */
  MIXED,
  /**
   * As {@link #MIXED}, with ordered indexes however few atoms there are, by which other reactions
   * may be found first.
   */
  ORDERED
}
