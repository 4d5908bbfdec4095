package hocl.runtime.gateway;

import hocl.runtime.cluster.NodeStanding;
import hocl.runtime.key.Ed25519;
import hocl.runtime.key.Seal;
import hocl.runtime.ledger.Sender;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A worker from its coming to its leaving. Any thread may call. */
final class WorkerSession {

  /** The status of a request whose counter was used before: it may be sent again with another. */
  static final int USED = 412;

  private final String id;
  private final String key;
  private final Sender sender;
  private final int threads;
  private final String address;
  private final Counters counters = new Counters();
  private final Map<String, Visit> visits = new ConcurrentHashMap<>();
  private int open;
  private long heard;

  /**
   * A session.
   *
   * @param id drawn for it
   * @param key the public half of the worker's key, in hexadecimal digits
   * @param sender the first of the worker's senders
   * @param threads the number of these
   * @param address where it came from
   * @param now when it came
   */
  WorkerSession(String id, String key, Sender sender, int threads, String address, long now) {
    this.id = id;
    this.key = key;
    this.sender = sender;
    this.threads = threads;
    this.address = address;
    this.heard = now;
  }

  String id() {
    return id;
  }

  String key() {
    return key;
  }

  Sender sender() {
    return sender;
  }

  int threads() {
    return threads;
  }

  Map<String, Visit> visits() {
    return visits;
  }

  /** The worker as one of the nodes. */
  NodeStanding standing() {
    return new NodeStanding(sender.node(), address, -1, threads, "");
  }

  /** Takes note that a request of the worker has come; {@link #answered} follows. */
  synchronized void hear() {
    open++;
  }

  /** Takes note that a request was answered. */
  synchronized void answered(long now) {
    open--;
    heard = now;
  }

  /** Whether the worker has sent nothing for longer than a time, and waits for no answer. */
  synchronized boolean isSilent(long now, long nanos) {
    return open == 0 && now - heard > nanos;
  }

  /** Forgets the visits to jobs that are no more. */
  void retain(Set<String> jobs) {
    visits.keySet().retainAll(jobs);
  }

  /**
   * Makes sure that a request comes from this worker, for the first time.
   *
   * @throws RefusedException if it does not
   */
  void check(HttpCall call) throws RefusedException {
    if (!counters.take(verified(call, key))) {
      throw new RefusedException(USED, "The counter of the request was used before.", "");
    }
  }

  /**
   * The body of a request whose signature was checked.
   *
   * @param most the largest number of bytes
   * @throws RefusedException if it is another one than was signed, or too long
   */
  static byte[] body(HttpCall call, int most) throws IOException, RefusedException {
    byte[] body = call.bytes(most);
    if (!Seal.digest(body).equals(call.header(Seal.DIGEST))) {
      throw unsigned();
    }
    return body;
  }

  /**
   * Makes sure that a request is signed with a key; the body is not looked at.
   *
   * @return the counter of the request
   * @throws RefusedException if it is not
   */
  static long verified(HttpCall call, String key) throws RefusedException {
    String counter = matching(call, Seal.COUNTER, "[0-9]{1,18}");
    Seal seal =
        new Seal(
            matching(call, Seal.SESSION, "[0-9a-f]{32}"),
            call.method(),
            call.target(),
            Long.parseLong(counter),
            matching(call, Seal.DIGEST, "[0-9a-f]{64}"));
    byte[] signature = HexFormat.of().parseHex(matching(call, Seal.SIGNATURE, "[0-9a-f]{128}"));
    byte[] bytes = seal.bytes();
    if (!Ed25519.fits(HexFormat.of().parseHex(key), bytes, bytes.length, signature)) {
      throw unsigned();
    }
    return seal.counter();
  }

  /** A header that has to be of a form. */
  static String matching(HttpCall call, String header, String form) throws RefusedException {
    String value = call.header(header);
    if (value == null || !value.matches(form)) {
      throw unsigned();
    }
    return value;
  }

  private static RefusedException unsigned() {
    return new RefusedException(
        HttpCall.UNAUTHORIZED, "The request is not signed as a worker signs it.", "");
  }
}
