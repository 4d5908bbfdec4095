package hocl.runtime.task;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.check.Policy;
import hocl.runtime.codec.CodecException;
import hocl.runtime.codec.MoleculeCodec;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.Beginning;
import hocl.runtime.ledger.BlobRef;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.JobSpec;
import hocl.runtime.ledger.Request;
import hocl.runtime.ledger.Sender;
import hocl.runtime.reactor.Distribution;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Submits a job: divides its content, writes it as blobs, and begins the ledger. Any thread may
 * call.
 */
public final class Client {

  /** A job that takes this many nodes with it is given up. */
  private static final int MOST_LOSSES = 8;

  /** Blobs of injections are told apart by numbers above those of the program and the content. */
  private static final long FIRST_INJECTION = 1;

  private final Sender sender;
  private final Post post;
  private final Blobs blobs;
  private long sequence;
  private long injections = FIRST_INJECTION;
  private @Nullable Beginning beginning;

  /** A client. */
  public Client(Sender sender, Post post, Blobs blobs) {
    this.sender = sender;
    this.post = post;
    this.blobs = blobs;
  }

  /** A rule that reacts everywhere and is never used up. */
  private static boolean isLent(Object atom) {
    return atom instanceof Rule rule && !rule.definition().oneShot();
  }

  /**
   * The specification of a job for some content.
   *
   * @param program says what an executor has to compile, or null
   * @param keep whether atoms may still come when the solution is inert
   * @param policy which commits are checked
   */
  public static JobSpec specification(
      String job,
      Distribution distribution,
      Sizes sizes,
      Molecule content,
      long maxReactions,
      @Nullable BlobRef program,
      boolean keep,
      Policy policy) {
    return new JobSpec(
        job,
        sizes.fragments(distribution, content.size()),
        distribution.heads(),
        sizes.mergeAtoms(distribution),
        maxReactions,
        sizes.taskReactions(),
        sizes.taskSteps(),
        MOST_LOSSES,
        program,
        keep,
        policy);
  }

  /**
   * Submits a job; it reacts from then on.
   *
   * @param content the atoms at the start
   * @return whether the ledger took it
   * @throws CodecException if there is something in the content that does not travel
   * @throws InterruptedException if the thread was interrupted
   */
  public synchronized boolean submit(JobSpec spec, Distribution distribution, Molecule content)
      throws CodecException, InterruptedException {
    Blobs.Pen pen = blobs.pen(0, 0, sender.incarnation());
    boolean taken = send(new Command.Create(spec)) instanceof Answer.Done;
    taken &= send(new Command.Join()) instanceof Answer.Done;
    Molecule atoms = content;
    BlobRef rules = null;
    if (distribution.gathered() == null) {
      Molecule lent = Parting.only(content, Client::isLent);
      if (lent.size() > 0) {
        atoms = Parting.only(content, atom -> !isLent(atom));
        rules = pen.write(MoleculeCodec.encode(lent, blobs.definitions()), 0);
        taken &= send(new Command.SetRules(rules)) instanceof Answer.Done;
      }
    }
    List<Command.Placed> placed = place(atoms, distribution, spec, pen);
    beginning = new Beginning(spec, rules, placed, blobs.blobAtoms());
    return taken && put(placed);
  }

  /** The start of the job as it was submitted here, or null if it was not. */
  public synchronized @Nullable Beginning beginning() {
    return beginning;
  }

  /**
   * Takes part in a job that another client submitted.
   *
   * @return whether the ledger lets it
   * @throws InterruptedException if the thread was interrupted
   */
  public synchronized boolean join() throws InterruptedException {
    return send(new Command.Join()) instanceof Answer.Done;
  }

  /**
   * Puts more atoms into a job, which reacts again if it was inert.
   *
   * @return whether the ledger took them: not if the job has ended for good
   * @throws CodecException if there is something in the atoms that does not travel
   * @throws InterruptedException if the thread was interrupted
   */
  public synchronized boolean inject(JobSpec spec, Distribution distribution, Molecule atoms)
      throws CodecException, InterruptedException {
    return put(place(atoms, distribution, spec, blobs.pen(0, ++injections, sender.incarnation())));
  }

  /** Writes atoms and says where each part of them belongs. */
  private static List<Command.Placed> place(
      Molecule atoms, Distribution distribution, JobSpec spec, Blobs.Pen pen)
      throws CodecException {
    List<Molecule> parts =
        distribution.isKeyed()
            ? Parting.byPlace(atoms, distribution, spec.fragments())
            : Parting.evenly(atoms, spec.fragments());
    List<Command.Placed> placed = new ArrayList<>();
    for (int place = 0; place < parts.size(); place++) {
      for (BlobRef blob : pen.write(parts.get(place))) {
        placed.add(new Command.Placed(place, blob));
      }
    }
    return placed;
  }

  private boolean put(List<Command.Placed> placed) throws InterruptedException {
    return send(new Command.Put(placed, true)) instanceof Answer.Done;
  }

  /** Ends the job as it stands. */
  public synchronized void cancel(String reason) throws InterruptedException {
    send(new Command.Cancel(reason));
  }

  /** Says that the result is here. */
  public synchronized void taken() throws InterruptedException {
    send(new Command.Taken());
  }

  private Answer send(Command command) throws InterruptedException {
    return post.send(new Request(sender, ++sequence, command));
  }
}
