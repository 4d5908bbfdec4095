package hocl.runtime.atom;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * The values that a walk over a value and all inside it has visited. What many parts of a large
 * value share is visited a few times at most, so that a walk takes as long as the value has parts,
 * and not as long as its text. For one thread.
 */
public final class Visits {

  /** So many values that hold others may come again. */
  private static final int FEW = 256;

  private final Set<Object> known = Collections.newSetFromMap(new IdentityHashMap<>());
  private int holders;

  /** Notes a visit; says whether the value has to be visited, for it is not known to have been. */
  public boolean begin(Object value) {
    boolean holder = value instanceof Compound compound && compound.has(Compound.NESTED);
    return !holder || ++holders <= FEW || known.add(value);
  }
}
