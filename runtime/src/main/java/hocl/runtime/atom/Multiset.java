package hocl.runtime.atom;

/** A compound whose parts have no order of their own. */
abstract sealed class Multiset extends Compound permits Solution, Molecule {
  private Object[] sorted = Solution.NO_PARTS;

  Multiset(int facts) {
    super(facts);
  }

  @Override
  final Object[] ordered() {
    return sorted;
  }

  @Override
  final void order() {
    Object[] copy = parts().clone();
    Ordering.sort(copy);
    sorted = copy;
    super.order();
  }

  @Override
  final int hashFromParts() {
    int sum = parts().length;
    for (Object part : parts()) {
      sum += Hashing.mix(part.hashCode());
    }
    return Hashing.mix(sum ^ 0x50107e57);
  }
}
