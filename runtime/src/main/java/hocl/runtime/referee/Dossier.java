package hocl.runtime.referee;

import hocl.runtime.codec.ByteSink;
import hocl.runtime.codec.ByteSource;
import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.BlobName;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.CommitSignature;
import hocl.runtime.ledger.Course;
import hocl.runtime.ledger.LedgerBytes;
import hocl.runtime.ledger.Provisional;
import hocl.runtime.ledger.Sender;
import hocl.runtime.ledger.Twofaced;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that a referee leaves of a job for those who were not there. Immutable.
 *
 * @param proceedings who was drawn to verify what
 * @param course the commits, or null if they were not kept, or not by one referee alone
 * @param tasks whether the atoms of all tasks are here, so that each can be repeated
 * @param convictions proofs of what nodes did wrong
 * @param twofaced proofs of nodes that gave two results of one attempt
 * @param blobs the atoms that the proofs and the tasks need
 */
public record Dossier(
    Proceedings proceedings,
    @Nullable Course course,
    boolean tasks,
    List<Conviction> convictions,
    List<Twofaced> twofaced,
    Map<BlobName, Bytes> blobs) {

  private static final int SHORTEST_BLOB = 12;

  /** A dossier. */
  public Dossier {
    convictions = List.copyOf(convictions);
    twofaced = List.copyOf(twofaced);
    blobs = Collections.unmodifiableMap(new LinkedHashMap<>(blobs));
  }

  /**
   * Looks whether what is here belongs together; no task is repeated.
   *
   * @param policy by the words of which results were checked
   * @return why it does not, a clause for people, or null
   */
  public @Nullable String objection(String policy) {
    String draws = proceedings.objection(hocl.runtime.check.Policy.parse(policy));
    if (draws != null || course == null) {
      return draws;
    }
    if (!course.beginning().spec().policy().text().equals(policy)) {
      return "its commits were checked by another policy";
    }
    Map<Long, Proceedings.Drawn> first = new HashMap<>();
    proceedings.draws().forEach(draw -> first.putIfAbsent(draw.fence(), draw));
    Map<Sender, Bytes> keys = new HashMap<>();
    for (Provisional step : course.commits()) {
      String task = "task " + step.lease().task();
      Proceedings.Drawn draw = first.get(step.fence());
      if (draw == null ? proceedings.whole() : !isOf(draw, step)) {
        return "the verifiers of " + task + " were not drawn for its result";
      }
      Bytes signature = step.commit().signature();
      if (signature.size() > 0) {
        Sender author = new Sender(step.author().node(), step.author().incarnation(), 0);
        Bytes key = CommitSignature.key(step.commit());
        Bytes known = keys.putIfAbsent(author, key);
        if (!CommitSignature.fits(step.commit()) || (known != null && !known.equals(key))) {
          return "the result of " + task + " is not as its author signed it";
        }
      }
    }
    for (Twofaced proof : twofaced) {
      if (!proof.holds()) {
        return "its proof against node " + proof.node() + " does not hold";
      }
    }
    return null;
  }

  private static boolean isOf(Proceedings.Drawn draw, Provisional step) {
    return draw.digest().equals(step.digest())
        && draw.author().equals(step.author().node())
        && draw.candidates().equals(step.candidates());
  }

  /** The public keys by which nodes signed results, in hexadecimal digits, by their names. */
  public SortedMap<String, String> signers() {
    SortedMap<String, String> signers = new TreeMap<>();
    if (course != null) {
      for (Provisional step : course.commits()) {
        if (step.commit().signature().size() > 0) {
          signers.put(
              step.author().node(),
              java.util.HexFormat.of().formatHex(CommitSignature.key(step.commit()).get()));
        }
      }
    }
    return signers;
  }

  /**
   * Writes it; {@link #read} reads it again.
   *
   * @throws CodecException if it is too long
   */
  public void write(ByteSink out) throws CodecException {
    proceedings.write(out);
    out.put(course == null ? 0 : 1);
    if (course != null) {
      course.write(out);
    }
    out.put(tasks ? 1 : 0);
    out.number(convictions.size());
    for (Conviction one : convictions) {
      out.text(one.node());
      LedgerBytes.write(one.step(), out);
    }
    out.number(twofaced.size());
    for (Twofaced proof : twofaced) {
      LedgerBytes.write(proof, out);
    }
    out.number(blobs.size());
    for (Map.Entry<BlobName, Bytes> blob : blobs.entrySet()) {
      LedgerBytes.write(blob.getKey(), out);
      out.number(blob.getValue().size());
      out.put(blob.getValue().get());
    }
  }

  /**
   * Reads what {@link #write} wrote; believes no length and no number.
   *
   * @throws CodecException if the bytes are something else
   */
  public static Dossier read(ByteSource in) throws CodecException {
    Proceedings proceedings = Proceedings.read(in);
    Course course = flag(in) ? Course.read(in) : null;
    boolean tasks = flag(in);
    List<Conviction> convictions = new ArrayList<>();
    for (int left = in.count(2); left > 0; left--) {
      convictions.add(new Conviction(in.text(), LedgerBytes.provisional(in)));
    }
    List<Twofaced> twofaced = new ArrayList<>();
    for (int left = in.count(2); left > 0; left--) {
      twofaced.add(LedgerBytes.twofaced(in));
    }
    Map<BlobName, Bytes> blobs = new LinkedHashMap<>();
    for (int left = in.count(SHORTEST_BLOB); left > 0; left--) {
      BlobName name = LedgerBytes.name(in);
      blobs.put(name, Bytes.of(in.bytes(in.count(1))));
    }
    if (tasks && course == null) {
      throw in.refusal("there are tasks without commits");
    }
    return new Dossier(proceedings, course, tasks, convictions, twofaced, blobs);
  }

  private static boolean flag(ByteSource in) throws CodecException {
    int value = in.next();
    if (value != 0 && value != 1) {
      throw in.refusal("a flag is neither 0 nor 1");
    }
    return value == 1;
  }
}
