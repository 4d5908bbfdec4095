package hocl.runtime.atom;

/**
 * A value that holds other values: tuples, lists, solutions, molecules, and rules and functions
 * with their captured values. The facts about the parts are collected when it is made, bottom up,
 * so that asking never descends.
 */
abstract sealed class Compound permits Tuple, ListAtom, Multiset, Closure {
  /** A part is a living solution, whose content may change: nothing may be cached. */
  static final int LIVE = 1;

  /** A Float is in here at some depth. */
  static final int FLOAT = 2;

  /** A part is itself a compound or a living solution. */
  static final int NESTED = 4;

  /** A solution is held here, in the sense of the inertness gate (captured values do not count). */
  static final int SOLUTION = 8;

  /** A solution is held here that is not known to be inert. */
  static final int REACTIVE = 16;

  private static final int INHERITED = LIVE | FLOAT | SOLUTION | REACTIVE;

  /** A byte, so that rules and functions with their closed form still take 32 bytes. */
  final byte facts;

  /** The hash, or 0 if not yet computed; computing it twice does no harm. */
  private int hash;

  /** Volatile: the sorted array of a multiset is written before it. */
  private volatile boolean ordered;

  Compound(int facts) {
    this.facts = (byte) facts;
  }

  /** The parts as they were given; not to be changed. */
  abstract Object[] parts();

  /** The parts that may be compounds or living solutions; perhaps others too. */
  Object[] compounds() {
    return parts();
  }

  /** The same with other parts. */
  abstract Compound withParts(Object[] parts);

  /** The hash, given that the hashes of all compound parts are known. */
  abstract int hashFromParts();

  /** The parts in the order in which they are compared and digested, once {@link #isOrdered}. */
  Object[] ordered() {
    return parts();
  }

  /** Makes {@link #ordered} known, given that it is known in all parts. */
  void order() {
    ordered = true;
  }

  /** Whether {@link #ordered} is known here and in all parts. */
  final boolean isOrdered() {
    return ordered;
  }

  final boolean has(int fact) {
    return (facts & fact) != 0;
  }

  final boolean isHashed() {
    return hash != 0;
  }

  final void rememberHash() {
    int computed = hashFromParts();
    hash = computed == 0 ? 1 : computed;
  }

  final int cachedHash() {
    return hash;
  }

  @Override
  public final int hashCode() {
    return hash != 0 ? hash : Hashing.hash(this);
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof Compound && Atoms.equal(this, other);
  }

  static int factsOf(Object[] parts) {
    return factsOf(parts, parts.length);
  }

  /** The facts that the first parts make. */
  static int factsOf(Object[] parts, int count) {
    int facts = 0;
    for (int i = 0; i < count; i++) {
      Object part = parts[i];
      assert part instanceof Molecule || Kind.isAtom(part) : "no atom: " + part.getClass();
      if (part instanceof Compound compound) {
        facts |= (compound.facts & INHERITED) | NESTED;
      } else if (part instanceof Double) {
        facts |= FLOAT;
      } else if (part instanceof SolutionView) {
        facts |= LIVE | SOLUTION | NESTED;
      }
    }
    return facts;
  }
}
