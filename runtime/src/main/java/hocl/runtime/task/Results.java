package hocl.runtime.task;

import hocl.runtime.atom.Molecule;
import hocl.runtime.balance.Balance;
import hocl.runtime.balance.BalanceKey;
import hocl.runtime.ledger.BlobName;
import hocl.runtime.ledger.BlobRef;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Commit;
import hocl.runtime.ledger.Generation;
import hocl.runtime.ledger.Lease;
import hocl.runtime.ledger.Provisional;
import hocl.runtime.reactor.Distribution;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks at the results of tasks and compares them. For one thread at a time. */
final class Results {

  private final Blobs blobs;
  private final Distribution distribution;
  private final int fragments;
  private final BalanceKey key;

  Results(Blobs blobs, Distribution distribution, int fragments) {
    this.blobs = blobs;
    this.distribution = distribution;
    this.fragments = fragments;
    SecureRandom random = new SecureRandom();
    this.key = BalanceKey.of(random.nextLong(), random.nextLong());
  }

  Balance sum(Molecule molecule) {
    return Balance.of(molecule, key);
  }

  private Balance sum(List<BlobRef> refs) {
    return sum(blobs.read(refs));
  }

  private static List<BlobRef> refs(Commit commit) {
    List<BlobRef> all = new ArrayList<>();
    for (Commit.Part part : commit.parts()) {
      part.kept().forEach(generation -> all.addAll(generation.blobs()));
      all.addAll(part.fresh());
    }
    commit.outflow().forEach(placed -> all.add(placed.blob()));
    return all;
  }

  /** All atoms that a commit leaves. */
  Molecule content(Commit commit) {
    return blobs.read(refs(commit));
  }

  /** Says which blobs of its author are not there or not as it says, or gives null. */
  @Nullable String absent(Provisional step) {
    List<BlobRef> all = refs(step.commit());
    if (step.commit().lines() != null) {
      all.add(step.commit().lines());
    }
    if (step.commit().trace() != null) {
      all.add(step.commit().trace());
    }
    try {
      for (BlobRef ref : all) {
        if (ref.name().fence() == step.fence()) {
          if (ref.atoms() > 0 && blobs.read(ref).size() != ref.atoms()) {
            return "it counts its atoms wrong";
          }
          if (ref.atoms() == 0 && blobs.bytes(ref).length == 0) {
            return "a part of its result is empty";
          }
        }
      }
      return null;
    } catch (LostBlobException e) {
      return "a part of its result is not there as it says";
    }
  }

  /** Says which atoms are in a fragment or generation where they do not belong, or gives null. */
  @Nullable String misplaced(Provisional step, Inputs inputs) {
    Commit commit = step.commit();
    if (distribution.isKeyed()) {
      for (Commit.Part part : commit.parts()) {
        if (!belong(part.fresh(), part.fragment())) {
          return "it puts atoms where they do not belong";
        }
      }
      for (Command.Placed placed : commit.outflow()) {
        if (!belong(List.of(placed.blob()), placed.fragment())) {
          return "it puts atoms where they do not belong";
        }
      }
    } else if (!commit.outflow().isEmpty()) {
      return "it puts atoms where they do not belong";
    }
    for (int part = 0; part < commit.parts().size(); part++) {
      if (!wereThere(
          commit.parts().get(part).kept(), step.lease().parts().get(part), inputs, part)) {
        return "it says of new atoms that they were there before";
      }
    }
    return null;
  }

  private boolean belong(List<BlobRef> refs, int place) {
    for (BlobRef ref : refs) {
      Molecule atoms = blobs.read(ref);
      if (Parting.byPlace(atoms, distribution, fragments).get(place).size() != atoms.size()) {
        return false;
      }
    }
    return true;
  }

  /** Whether what is kept in each generation was in it, or in an earlier one. */
  private boolean wereThere(List<Generation> kept, Lease.Part lease, Inputs inputs, int part) {
    if (lease.generations().containsAll(kept)) {
      return true;
    }
    Parting.Rest pool = new Parting.Rest(Molecule.EMPTY);
    int next = 0;
    // a generation that stays as a whole leaves nothing for others
    List<Inputs.Loaded> loaded =
        inputs.loaded().stream()
            .filter(one -> one.part() == part && !kept.contains(one.generation()))
            .toList();
    for (Generation generation : kept) {
      if (lease.generations().contains(generation)) {
        continue;
      }
      while (next < loaded.size() && loaded.get(next).generation().stamp() <= generation.stamp()) {
        pool.add(loaded.get(next++).atoms());
      }
      Molecule atoms = blobs.read(generation.blobs());
      if (pool.take(atoms).size() != atoms.size()) {
        return false;
      }
    }
    return true;
  }

  /** The atoms that a commit leaves, without the generations of its lease that stay as a whole. */
  Molecule changed(Commit commit, List<Generation> whole) {
    List<BlobRef> all = new ArrayList<>();
    for (Commit.Part part : commit.parts()) {
      for (Generation generation : part.kept()) {
        if (!whole.contains(generation)) {
          all.addAll(generation.blobs());
        }
      }
      all.addAll(part.fresh());
    }
    commit.outflow().forEach(placed -> all.add(placed.blob()));
    return blobs.read(all);
  }

  private static boolean isAtRestOrSpent(Commit commit) {
    return commit.end() == Commit.End.SETTLED || commit.end() == Commit.End.SPENT;
  }

  /** Says in what two results of one lease differ, or gives null if they do not. */
  @Nullable String difference(Commit claimed, Commit again) {
    boolean claimsMore =
        claimed.end() != again.end()
            && !(claimed.end() == Commit.End.STOPPED && isAtRestOrSpent(again));
    if (claimsMore) {
      return switch (claimed.end()) {
        case SETTLED -> "it says that nothing can react any longer, and something can";
        case STOPPED -> "it stopped where a reaction fails";
        case SPENT -> "it says that its steps are used up, and they are not";
        case FAILED -> "it says that a reaction fails, and none does";
      };
    }
    if (claimed.reactions() != again.reactions()) {
      return "it counts " + claimed.reactions() + " reactions, and there are " + again.reactions();
    }
    if (!claimed.failure().equals(again.failure())) {
      return "another reaction fails than it says";
    }
    if (!Objects.equals(check(claimed.lines()), check(again.lines()))) {
      return "it prints other lines";
    }
    return isSame(claimed, again) ? null : "other atoms come out of it";
  }

  private static @Nullable Object check(@Nullable BlobRef ref) {
    return ref == null ? null : ref.check();
  }

  private boolean isSame(Commit claimed, Commit again) {
    List<List<BlobRef>> one = pieces(claimed);
    List<List<BlobRef>> other = pieces(again);
    if (!layout(claimed).equals(layout(again))) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      boolean bytes = plain(one.get(i), claimed).equals(plain(other.get(i), again));
      if (!bytes && !sum(one.get(i)).equals(sum(other.get(i)))) {
        return false;
      }
    }
    return true;
  }

  /** The blobs of a result by the places where their atoms go. */
  private static List<List<BlobRef>> pieces(Commit commit) {
    List<List<BlobRef>> all = new ArrayList<>();
    for (Commit.Part part : commit.parts()) {
      part.kept().forEach(generation -> all.add(generation.blobs()));
      all.add(part.fresh());
    }
    commit.outflow().forEach(placed -> all.add(List.of(placed.blob())));
    return all;
  }

  /** Where the atoms of a result go. */
  private static List<Object> layout(Commit commit) {
    List<Object> all = new ArrayList<>();
    for (Commit.Part part : commit.parts()) {
      all.add(part.fragment());
      all.add(part.kept().stream().map(Generation::stamp).toList());
    }
    all.add(commit.outflow().stream().map(Command.Placed::fragment).toList());
    return all;
  }

  /** The blobs without the names that their attempt gave them. */
  private static List<BlobRef> plain(List<BlobRef> refs, Commit commit) {
    return refs.stream()
        .map(ref ->
            ref.name().fence() == commit.fence()
                ? new BlobRef(new BlobName(0, 0, 0, 0), ref.bytes(), ref.atoms(), ref.check())
                : ref)
        .toList();
  }
}
