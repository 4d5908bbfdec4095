package hocl.runtime.task;

import hocl.runtime.atom.Molecule;
import hocl.runtime.codec.CodecException;
import hocl.runtime.codec.Definitions;
import hocl.runtime.codec.MoleculeCodec;
import hocl.runtime.ledger.BlobName;
import hocl.runtime.ledger.BlobRef;
import hocl.runtime.ledger.Check;
import hocl.runtime.ledger.Fragment;
import hocl.runtime.ledger.Generation;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Molecules as blobs of one job. Any thread may call. */
public final class Blobs {
  private static final RandomGenerator SECURE = new SecureRandom();

  private final BlobStore store;
  private final String job;
  private final Definitions definitions;
  private final int blobAtoms;
  private final RandomGenerator numbers;

  /** Of blobs that were read, where they are read several times; else null. */
  private final @Nullable Map<BlobRef, Molecule> known;

  /**
   * The blobs of a job.
   *
   * @param definitions of the rules and functions in its molecules
   * @param blobAtoms the largest number of atoms in a blob
   */
  public Blobs(BlobStore store, String job, Definitions definitions, int blobAtoms) {
    this(store, job, definitions, blobAtoms, SECURE, null);
  }

  /**
   * The blobs of a job.
   *
   * @param definitions of the rules and functions in its molecules
   * @param blobAtoms the largest number of atoms in a blob
   * @param numbers draws the numbers in the names of blobs, which are to tell nothing; any thread
   *     may use it
   */
  public Blobs(
      BlobStore store,
      String job,
      Definitions definitions,
      int blobAtoms,
      RandomGenerator numbers) {
    this(store, job, definitions, blobAtoms, numbers, null);
  }

  private Blobs(
      BlobStore store,
      String job,
      Definitions definitions,
      int blobAtoms,
      RandomGenerator numbers,
      @Nullable Map<BlobRef, Molecule> known) {
    this.known = known;
    this.numbers = numbers;
    this.store = store;
    this.job = job;
    this.definitions = definitions;
    this.blobAtoms = blobAtoms;
  }

  /** The store under them. */
  BlobStore store() {
    return store;
  }

  /** The largest number of atoms in a blob. */
  int blobAtoms() {
    return blobAtoms;
  }

  /**
   * The blobs of the same job in another store, each read once until {@link #forget}. For one
   * thread at a time.
   */
  Blobs in(BlobStore other) {
    return new Blobs(other, job, definitions, blobAtoms, numbers, new HashMap<>());
  }

  /** Forgets what was read. */
  void forget() {
    if (known != null) {
      known.clear();
    }
  }

  /** The definitions of the rules and functions in its molecules. */
  Definitions definitions() {
    return definitions;
  }

  /**
   * Names the blobs of one attempt, by numbers that are drawn: nobody can tell from them how many
   * there are, nor which were written later. For one thread.
   */
  public final class Pen {
    private final long task;
    private final long fence;
    private final long incarnation;
    private final Set<Integer> used = new HashSet<>();

    private Pen(long task, long fence, long incarnation) {
      this.task = task;
      this.fence = fence;
      this.incarnation = incarnation;
    }

    /**
     * Writes a molecule; nothing for one without atoms.
     *
     * @throws CodecException if there is something in it that does not travel
     */
    public List<BlobRef> write(Molecule molecule) throws CodecException {
      List<BlobRef> refs = new ArrayList<>();
      if (molecule.size() > 0) {
        for (Molecule part : Parting.evenly(molecule, Parting.count(molecule.size(), blobAtoms))) {
          refs.add(write(MoleculeCodec.encode(part, definitions), part.size()));
        }
      }
      return refs;
    }

    /** Writes bytes that stand for a number of atoms. */
    public BlobRef write(byte[] bytes, long atoms) {
      int number = numbers.nextInt(Integer.MAX_VALUE);
      while (!used.add(number)) {
        number = numbers.nextInt(Integer.MAX_VALUE);
      }
      BlobName name = new BlobName(task, fence, incarnation, number);
      store.put(name.in(job), bytes);
      return new BlobRef(name, bytes.length, atoms, Check.of(bytes));
    }
  }

  /** Writes for an attempt; {@link BlobName} says what the numbers are. */
  public Pen pen(long task, long fence, long incarnation) {
    return new Pen(task, fence, incarnation);
  }

  /** The same for an attempt that has blobs already. */
  Pen pen(long task, long fence, long incarnation, List<BlobRef> there) {
    Pen pen = new Pen(task, fence, incarnation);
    there.forEach(ref -> pen.used.add(ref.name().index()));
    return pen;
  }

  /**
   * The bytes of a blob.
   *
   * @throws LostBlobException if it is not there, or not as it was written
   */
  public byte[] bytes(BlobRef ref) {
    byte[] bytes = store.get(ref.name().in(job));
    if (bytes == null) {
      throw new LostBlobException(ref.name().in(job), "is not there");
    }
    if (bytes.length != ref.bytes() || !Check.of(bytes).equals(ref.check())) {
      throw new LostBlobException(ref.name().in(job), "is not as it was written");
    }
    return bytes;
  }

  /**
   * The atoms of a blob.
   *
   * @throws LostBlobException if it is not there, or not as it was written
   */
  public Molecule read(BlobRef ref) {
    try {
      Molecule before = known == null ? null : known.get(ref);
      if (before != null) {
        return before;
      }
      Molecule read = MoleculeCodec.decode(bytes(ref), definitions);
      if (known != null) {
        known.put(ref, read);
      }
      return read;
    } catch (CodecException e) {
      throw new LostBlobException(ref.name().in(job), "cannot be read: " + e.getMessage());
    }
  }

  /** The atoms of some blobs together. */
  public Molecule read(List<BlobRef> refs) {
    return Molecule.join(refs.stream().map(this::read).toList());
  }

  /** The atoms of some fragments together. */
  public Molecule readAll(List<Fragment> fragments) {
    List<BlobRef> refs = new ArrayList<>();
    for (Fragment fragment : fragments) {
      for (Generation generation : fragment.generations()) {
        refs.addAll(generation.blobs());
      }
    }
    return read(refs);
  }

  /** Forgets blobs. */
  public void remove(List<BlobName> names) {
    names.forEach(name -> store.remove(name.in(job)));
  }
}
