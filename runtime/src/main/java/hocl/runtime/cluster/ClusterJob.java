package hocl.runtime.cluster;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.check.Policy;
import hocl.runtime.codec.CodecException;
import hocl.runtime.codec.Definitions;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.BlobRef;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.Codec;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Ending;
import hocl.runtime.ledger.JobSpec;
import hocl.runtime.ledger.Request;
import hocl.runtime.ledger.Sender;
import hocl.runtime.reactor.Distribution;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Job;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.referee.Draws;
import hocl.runtime.referee.Keeping;
import hocl.runtime.referee.Referee;
import hocl.runtime.task.Blobs;
import hocl.runtime.task.Client;
import hocl.runtime.task.Hands;
import hocl.runtime.task.LostBlobException;
import hocl.runtime.task.Sizes;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A job on a cluster, as the process sees it that submitted it. Any thread may call. */
public final class ClusterJob {

  private static final int BYTES_OF_NAME = 4;

  /** The slot of the sender that draws and judges. */
  private static final int REFEREE = 1;

  private static final int MOST_TRIES_TO_READ = 100;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Cluster cluster;
  private final Distribution distribution;
  private final JobSpec spec;
  private final Request create;
  private final Client client;
  private final Blobs blobs;
  private final Blobs texts;

  private ClusterJob(
      Cluster cluster,
      Distribution distribution,
      Request create,
      JobSpec spec,
      Client client,
      Blobs blobs,
      Blobs texts) {
    this.cluster = cluster;
    this.distribution = distribution;
    this.create = create;
    this.spec = spec;
    this.client = client;
    this.blobs = blobs;
    this.texts = texts;
  }

  /** A name for a job, which no other one has. */
  public static String newName() {
    byte[] name = new byte[BYTES_OF_NAME];
    RANDOM.nextBytes(name);
    return HexFormat.of().formatHex(name);
  }

  /**
   * Submits a job; it reacts from then on.
   *
   * @param id its identifier, see {@link #newName}
   * @param program what members compile
   * @param keep whether atoms may still come when the solution is inert
   * @param policy which commits are checked
   * @throws CodecException if there is something in the content that does not travel
   * @throws ClusterException if the cluster does not take it
   * @throws InterruptedException if the thread was interrupted
   */
  public static ClusterJob submit(
      Cluster cluster, Sizes sizes, String id, Bytes program, Job job, boolean keep, Policy policy)
      throws CodecException, InterruptedException {
    Sender sender = new Sender("client", RANDOM.nextLong() >>> 1, 0);
    Definitions definitions = job.chemistry().definitions();
    Blobs blobs = new Blobs(cluster.blobs(), id, definitions, sizes.blobAtoms());
    Blobs texts = new Blobs(cluster.blobs(), id, Definitions.NONE, sizes.blobAtoms());
    Distribution distribution = job.chemistry().distribution(job.content());
    BlobRef text =
        blobs.pen(0, 1, sender.incarnation()).write(new JobText(distribution, program).encode(), 0);
    JobSpec spec =
        Client.specification(
            id, distribution, sizes, job.content(), job.budget().reactions(), text, keep, policy);
    Client client = new Client(sender, cluster.post(id), blobs);
    if (!client.submit(spec, distribution, job.content())) {
      throw lost();
    }
    Request create = new Request(sender, 0, new Command.Create(spec));
    cluster.work(create);
    return new ClusterJob(cluster, distribution, create, spec, client, blobs, texts);
  }

  /**
   * A job that another gateway submitted.
   *
   * @param definitions of the rules and functions in its molecules
   * @throws ClusterException if the cluster has no job of that name
   * @throws LostBlobException if its program is not there
   * @throws CodecException if it cannot be read
   * @throws InterruptedException if the thread was interrupted
   */
  public static ClusterJob adopt(
      StandingCluster cluster, Sizes sizes, String id, Definitions definitions)
      throws CodecException, InterruptedException {
    byte[] begun = cluster.begun(id);
    if (begun == null
        || !(Codec.request(begun).command() instanceof Command.Create made)
        || made.spec().program() == null) {
      throw lost();
    }
    long incarnation = RANDOM.nextLong() >>> 1;
    // the client of the other gateway may still be there
    Sender sender = new Sender("gateway " + Long.toHexString(incarnation), incarnation, 0);
    Blobs blobs = new Blobs(cluster.blobs(), id, definitions, sizes.blobAtoms());
    Blobs texts = new Blobs(cluster.blobs(), id, Definitions.NONE, sizes.blobAtoms());
    Client client = new Client(sender, cluster.post(id), blobs);
    client.join();
    return new ClusterJob(
        cluster,
        JobText.decode(texts.bytes(made.spec().program())).distribution(),
        new Request(sender, 0, made),
        made.spec(),
        client,
        blobs,
        texts);
  }

  private static ClusterException lost() {
    return new ClusterException(
        ClusterException.Cause.LOST,
        "The ledger of the job is lost, and the solution with it: too many voters were gone at once.");
  }

  /**
   * The referee of the job, to be given every look at it.
   *
   * @param programs writes failures as members do
   * @param said takes sentences for people, about nodes that are quarantined and what verifiers
   *     noticed
   * @param keeping what it keeps for a receipt
   */
  public Referee referee(Job job, ProgramBytes programs, Consumer<String> said, Keeping keeping) {
    return new Referee(
        new Sender(create.sender().node(), create.sender().incarnation(), REFEREE),
        cluster.post(spec.id()),
        spec.policy(),
        () -> Hands.of(job.chemistry(), distribution, spec, blobs, programs::write),
        said,
        Draws.fresh(),
        keeping,
        client.beginning());
  }

  /** Says that no party is left whose results count. */
  public ClusterException deserted() {
    return new ClusterException(
        ClusterException.Cause.JOB,
        "The job was given up: every node that took part gave a wrong result.");
  }

  /** The identifier of the job. */
  public String id() {
    return spec.id();
  }

  /** How its solution is divided. */
  public Distribution distribution() {
    return distribution;
  }

  /**
   * The job as it stands.
   *
   * @throws ClusterException if its ledger was lost
   * @throws InterruptedException if the thread was interrupted
   */
  public Answer.Seen look() throws InterruptedException {
    Answer answer =
        cluster.post(spec.id()).send(new Request(create.sender(), 0, new Command.Look()));
    if (answer instanceof Answer.Seen seen) {
      return seen;
    }
    throw lost();
  }

  /**
   * The lines that were printed, in their order.
   *
   * @param from the number of pieces of {@link Answer.Seen#lines} that are passed over
   */
  public List<String> lines(Answer.Seen seen, int from) {
    List<String> lines = new ArrayList<>();
    for (BlobRef piece : seen.lines().subList(from, seen.lines().size())) {
      texts.read(piece).forEach(line -> lines.add((String) line));
    }
    return lines;
  }

  /**
   * The solution as it stands, which may go on reacting.
   *
   * @throws ClusterException if it cannot be read
   * @throws InterruptedException if the thread was interrupted
   */
  public Solution solution() throws InterruptedException {
    for (int tries = 1; ; tries++) {
      try {
        return solution(look());
      } catch (LostBlobException e) {
        // what was seen is another by now
        if (tries == MOST_TRIES_TO_READ) {
          throw new ClusterException(
              ClusterException.Cause.LOST, "The solution cannot be read: " + e.getMessage() + ".");
        }
      }
    }
  }

  private Solution solution(Answer.Seen seen) {
    Molecule atoms = blobs.read(seen.content());
    return Solution.of(
        seen.rules() == null ? atoms : Molecule.join(List.of(blobs.read(seen.rules()), atoms)));
  }

  /**
   * Puts more atoms into a job that is kept; it reacts again if it was inert.
   *
   * @return whether the job took them: not if it has ended
   * @throws CodecException if there is something in the atoms that does not travel
   * @throws ClusterException if the cluster cannot go on
   * @throws InterruptedException if the thread was interrupted
   */
  public boolean inject(Molecule atoms) throws CodecException, InterruptedException {
    if (!client.inject(spec, distribution, atoms)) {
      return false;
    }
    cluster.work(create);
    return true;
  }

  /** Whether nothing follows an end: more atoms may come where it is kept. */
  public boolean isFinal(Ending ending) {
    return ending.isFinal(spec);
  }

  /**
   * Ends the job as it stands, unless it has ended.
   *
   * @param reason told with its end to those who do not know why
   */
  public void cancel(End reason) throws InterruptedException {
    client.cancel(reason.name());
  }

  /** Says that the result is here. */
  public void taken() throws InterruptedException {
    client.taken();
  }

  /**
   * The outcome of a job that has ended.
   *
   * @param limit the reason for which it was cancelled, or null
   * @param programs reads what members said when it failed
   * @throws ClusterException if the job was given up
   */
  public Outcome outcome(
      Answer.Seen seen, Ending ending, @Nullable End limit, ProgramBytes programs) {
    return switch (ending.kind()) {
      case INERT -> outcome(End.INERT, (Solution) Atoms.settled(solution(seen)), seen);
      case REACTION_LIMIT -> outcome(End.REACTION_LIMIT, solution(seen), seen);
      case CANCELLED -> outcome(limit == null ? reason(ending) : limit, solution(seen), seen);
      case FAILED ->
          new Outcome(
              End.FAILED,
              solution(seen),
              seen.reactions(),
              0,
              0,
              0,
              programs.read(ending.detail()));
      case LOST ->
          throw new ClusterException(
              ClusterException.Cause.JOB,
              "The job was given up: "
                  + new String(ending.detail().get(), StandardCharsets.UTF_8)
                  + ".");
    };
  }

  private static End reason(Ending ending) {
    String told = new String(ending.detail().get(), StandardCharsets.UTF_8);
    return told.equals(End.TIME_LIMIT.name()) ? End.TIME_LIMIT : End.INTERRUPTED;
  }

  private static Outcome outcome(End end, Solution solution, Answer.Seen seen) {
    return new Outcome(end, solution, seen.reactions(), 0, 0, 0, null);
  }
}
