package hocl.runtime.task;

import hocl.runtime.atom.Molecule;
import hocl.runtime.ledger.Generation;
import hocl.runtime.ledger.Lease;
import hocl.runtime.reactor.Vessel;
import java.util.ArrayList;
import java.util.List;

/** The atoms of a lease, and the order in which they are put into a vessel. */
final class Inputs {

  /** A leased generation with its atoms. */
  record Loaded(int part, Generation generation, Molecule atoms) {}

  /** Atoms as they are put into a vessel. */
  record Charge(Molecule atoms, Vessel.Load how) {}

  private final Lease lease;
  private final List<Loaded> loaded;

  private Inputs(Lease lease, List<Loaded> loaded) {
    this.lease = lease;
    this.loaded = loaded;
  }

  /**
   * Reads the atoms of a lease.
   *
   * @throws LostBlobException if they are not there, as when the lease is over
   */
  static Inputs of(Lease lease, Blobs blobs) {
    List<Loaded> loaded = new ArrayList<>();
    for (int part = 0; part < lease.parts().size(); part++) {
      for (Generation generation : lease.parts().get(part).generations()) {
        loaded.add(new Loaded(part, generation, blobs.read(generation.blobs())));
      }
    }
    return new Inputs(lease, loaded);
  }

  List<Loaded> loaded() {
    return loaded;
  }

  /** The number of atoms. */
  long size() {
    return loaded.stream().mapToLong(one -> one.atoms().size()).sum();
  }

  /** The fragment of which all that is at rest is put in first, or -1 for those of all together. */
  private int alone() {
    int alone = -1;
    long most = size(-1);
    for (int part = 0; part < lease.parts().size(); part++) {
      long size = size(part);
      if (size > most) {
        most = size;
        alone = part;
      }
    }
    return alone;
  }

  /** The generations whose atoms are known not to react with one another, and come first. */
  List<Loaded> settled() {
    int alone = alone();
    return loaded.stream().filter(one -> isSettled(one, alone)).toList();
  }

  /** All atoms; the most that are known not to react with one another come first. */
  List<Charge> charges() {
    int alone = alone();
    List<Charge> charges = new ArrayList<>();
    for (Loaded one : loaded) {
      if (isSettled(one, alone)) {
        charges.add(new Charge(one.atoms(), Vessel.Load.SETTLED));
      }
    }
    for (Loaded one : loaded) {
      if (!isSettled(one, alone)) {
        charges.add(new Charge(one.atoms(), Vessel.Load.ACTIVE));
      }
    }
    return charges;
  }

  private boolean isSettled(Loaded one, int alone) {
    long stamp = one.generation().stamp();
    return alone < 0
        ? stamp <= lease.metTo()
        : one.part() == alone && stamp <= lease.parts().get(alone).inertTo();
  }

  private long size(int alone) {
    return loaded.stream()
        .filter(one -> isSettled(one, alone))
        .mapToLong(one -> one.atoms().size())
        .sum();
  }
}
