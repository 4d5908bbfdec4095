package hocl.runtime.referee;

import hocl.runtime.check.Policy;
import hocl.runtime.codec.ByteSink;
import hocl.runtime.codec.ByteSource;
import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.Check;
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
 * The record of a referee: its draws and the key that they follow from, so that anybody can repeat
 * them, and who was convicted. Immutable.
 *
 * @param secrets the digests of the keys of all referees of the job, each told before the first
 *     draw by its key; the last is that of this one
 * @param key the key of this referee
 * @param whole whether all of its draws are here
 * @param verified the number of commits that were found right
 * @param convicted the nodes that were quarantined, each with the reason
 * @param remarks of verifiers about what no node is to blame for, sentences for people
 * @param draws in their order
 */
public record Proceedings(
    List<Bytes> secrets,
    Bytes key,
    boolean whole,
    long verified,
    SortedMap<String, String> convicted,
    List<String> remarks,
    List<Drawn> draws) {

  /** The shortest draw as bytes. */
  private static final int SHORTEST = 2 * Long.BYTES;

  /** A record. */
  public Proceedings {
    secrets = List.copyOf(secrets);
    convicted = Collections.unmodifiableSortedMap(new TreeMap<>(convicted));
    remarks = List.copyOf(remarks);
    draws = List.copyOf(draws);
  }

  /**
   * A draw for a commit.
   *
   * @param fence of the attempt of the commit
   * @param digest of the commit
   * @param author the node that made the commit
   * @param round counts the draws for the commit from 0
   * @param again whether it was decided before that the commit is verified
   * @param wanted how many have to find it right
   * @param missing how many were still to be drawn
   * @param candidates those that could verify the commit when it came, which its digest binds
   * @param nodes those that could be drawn: of the candidates those that are still there, or of all
   *     nodes where none is
   * @param verifiers those that were
   * @param fooled the node that saw a wrong result first, or empty
   */
  public record Drawn(
      long fence,
      Check digest,
      String author,
      int round,
      boolean again,
      int wanted,
      int missing,
      List<String> candidates,
      List<String> nodes,
      List<String> verifiers,
      String fooled) {
    /** A draw. */
    public Drawn {
      candidates = List.copyOf(candidates);
      nodes = List.copyOf(nodes);
      verifiers = List.copyOf(verifiers);
    }
  }

  /**
   * Repeats the draws.
   *
   * @param policy that decides how many verify a commit
   * @return why they do not follow from the key, a clause for people, or null if they do
   */
  public @Nullable String objection(Policy policy) {
    if (secrets.isEmpty() && draws.isEmpty() && verified == 0) {
      // the job was over before there was anything to draw for
      return null;
    }
    Draws repeated = new Draws(key.get());
    if (secrets.isEmpty() || !secrets.getLast().equals(repeated.secret())) {
      return "the key of its draws is not the one that they were bound to";
    }
    Map<Long, Integer> rounds = new HashMap<>();
    long checked = 0;
    for (Drawn draw : draws) {
      String wrong = objection(draw, repeated, policy);
      if (wrong != null) {
        return "the draw for the commit with fence " + draw.fence() + " " + wrong;
      }
      int round = rounds.merge(draw.fence(), 1, Integer::sum) - 1;
      if (draw.round() != round) {
        return "a draw for the commit with fence " + draw.fence() + " is missing";
      }
      checked += round == 0 && draw.wanted() > 0 ? 1 : 0;
    }
    boolean first = secrets.size() == 1;
    return whole && first && checked < verified
        ? "it says that " + verified + " commits were verified, and has draws for " + checked
        : null;
  }

  private static @Nullable String objection(Drawn draw, Draws repeated, Policy policy) {
    int due = policy.verifiers(repeated.share(draw.fence(), draw.digest()));
    if (draw.again() ? draw.wanted() < 1 : draw.wanted() != due) {
      return "is for " + draw.wanted() + " verifiers instead of " + due;
    }
    if (draw.missing() > draw.wanted() || draw.nodes().contains(draw.author())) {
      return "is among nodes that could not be drawn";
    }
    if (draw.nodes().stream().anyMatch(draw.candidates()::contains)
        && !draw.candidates().containsAll(draw.nodes())) {
      return "is among other nodes than those that were there when the commit came";
    }
    if (!draw.fooled().isEmpty()) {
      boolean right =
          !draw.nodes().isEmpty()
              && repeated.plant(draw.fence(), draw.digest()) < Policy.PLANTED
              && repeated.fooled(draw.fence(), draw.digest(), draw.nodes()).equals(draw.fooled());
      return right ? null : "shows a wrong result to a node that was not drawn for it";
    }
    List<String> drawn =
        repeated.among(
            draw.fence(), draw.digest(), draw.round(), draw.nodes(), Math.max(0, draw.missing()));
    return drawn.equals(draw.verifiers()) ? null : "does not follow from the key";
  }

  /**
   * Writes the record; {@link #read} reads it again.
   *
   * @throws CodecException if it is too long
   */
  public void write(ByteSink out) throws CodecException {
    out.number(secrets.size());
    for (Bytes secret : secrets) {
      write(secret, out);
    }
    write(key, out);
    out.put(whole ? 1 : 0);
    out.number(verified);
    out.number(convicted.size());
    for (Map.Entry<String, String> entry : convicted.entrySet()) {
      out.text(entry.getKey());
      out.text(entry.getValue());
    }
    out.number(remarks.size());
    for (String remark : remarks) {
      out.text(remark);
    }
    Map<String, Integer> places = new LinkedHashMap<>();
    for (Drawn draw : draws) {
      draw.candidates().forEach(node -> places.putIfAbsent(node, places.size()));
      places.putIfAbsent(draw.author(), places.size());
      draw.nodes().forEach(node -> places.putIfAbsent(node, places.size()));
    }
    out.number(places.size());
    for (String name : places.keySet()) {
      out.text(name);
    }
    out.number(draws.size());
    for (Drawn draw : draws) {
      out.bits(draw.digest().first(), Long.BYTES);
      out.bits(draw.digest().second(), Long.BYTES);
      out.number(draw.fence());
      out.number(place(draw.author(), places));
      out.number(draw.round());
      out.put(draw.again() ? 1 : 0);
      out.number(draw.wanted());
      out.number(Math.max(0, draw.missing()));
      write(draw.candidates(), places, out);
      write(draw.nodes(), places, out);
      write(draw.verifiers(), places, out);
      write(draw.fooled().isEmpty() ? List.<String>of() : List.of(draw.fooled()), places, out);
    }
  }

  private static void write(Bytes bytes, ByteSink out) throws CodecException {
    out.number(bytes.size());
    out.put(bytes.get());
  }

  private static void write(List<String> names, Map<String, Integer> places, ByteSink out)
      throws CodecException {
    out.number(names.size());
    for (String name : names) {
      out.number(place(name, places));
    }
  }

  private static int place(String name, Map<String, Integer> places) {
    Integer place = places.get(name);
    if (place == null) {
      throw new IllegalArgumentException("a node was drawn that could not be drawn");
    }
    return place;
  }

  /**
   * Reads what {@link #write} wrote; believes no length and no number.
   *
   * @throws CodecException if the bytes are not a record
   */
  public static Proceedings read(ByteSource in) throws CodecException {
    List<Bytes> secrets = new ArrayList<>();
    for (int left = in.count(1); left > 0; left--) {
      secrets.add(Bytes.of(in.bytes(in.count(1))));
    }
    Bytes key = Bytes.of(in.bytes(in.count(1)));
    if (key.size() == 0) {
      throw in.refusal("a key is empty");
    }
    boolean whole = flag(in);
    long verified = in.number();
    SortedMap<String, String> convicted = new TreeMap<>();
    for (int left = in.count(2); left > 0; left--) {
      convicted.put(in.text(), in.text());
    }
    List<String> remarks = new ArrayList<>();
    for (int left = in.count(1); left > 0; left--) {
      remarks.add(in.text());
    }
    List<String> names = new ArrayList<>();
    for (int left = in.count(1); left > 0; left--) {
      names.add(in.text());
    }
    List<Drawn> draws = new ArrayList<>();
    for (int left = in.count(SHORTEST); left > 0; left--) {
      Check digest = new Check(in.bits(Long.BYTES), in.bits(Long.BYTES));
      long fence = in.number();
      String author = name(in, names);
      int round = integer(in);
      boolean again = flag(in);
      int wanted = integer(in);
      int missing = integer(in);
      List<String> candidates = names(in, names);
      List<String> nodes = names(in, names);
      List<String> verifiers = names(in, names);
      List<String> fooled = names(in, names);
      draws.add(
          new Drawn(
              fence,
              digest,
              author,
              round,
              again,
              wanted,
              missing,
              candidates,
              nodes,
              verifiers,
              fooled.isEmpty() ? "" : fooled.getFirst()));
    }
    return new Proceedings(secrets, key, whole, verified, convicted, remarks, draws);
  }

  private static boolean flag(ByteSource in) throws CodecException {
    int value = in.next();
    if (value != 0 && value != 1) {
      throw in.refusal("a flag is neither 0 nor 1");
    }
    return value == 1;
  }

  private static int integer(ByteSource in) throws CodecException {
    long value = in.number();
    if (value > Integer.MAX_VALUE) {
      throw in.refusal("a number is too large");
    }
    return (int) value;
  }

  private static List<String> names(ByteSource in, List<String> names) throws CodecException {
    List<String> all = new ArrayList<>();
    for (int left = in.count(1); left > 0; left--) {
      all.add(name(in, names));
    }
    return all;
  }

  private static String name(ByteSource in, List<String> names) throws CodecException {
    int place = integer(in);
    if (place >= names.size()) {
      throw in.refusal("a node is named that is not there");
    }
    return names.get(place);
  }
}
