package hocl.runtime.atom;

/**
 * Hashes of atoms: the same in every process, equal for equal atoms, in any order for solutions.
 */
final class Hashing {
  private Hashing() {}

  static int hash(Object value) {
    if (!(value instanceof Compound compound)) {
      return value instanceof SolutionView ? hash(Rebuild.freeze(value)) : value.hashCode();
    }
    if (compound.isHashed()) {
      return compound.cachedHash();
    }
    if (compound.has(Compound.LIVE)) {
      return hash(Rebuild.freeze(compound));
    }
    BottomUp.visit(compound, Compound::isHashed, Compound::rememberHash);
    return compound.cachedHash();
  }

  /** Combines the hashes of parts in their order; the parts' hashes are known. */
  static int sequence(int start, Object[] parts) {
    int hash = start;
    for (Object part : parts) {
      hash = 31 * hash + part.hashCode();
    }
    return mix(hash);
  }

  /** Spreads the bits of a hash (the finaliser of Austin Appleby's MurmurHash3). */
  static int mix(int hash) {
    int mixed = hash;
    mixed = (mixed ^ (mixed >>> 16)) * 0x85ebca6b;
    mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
    return mixed ^ (mixed >>> 16);
  }
}
