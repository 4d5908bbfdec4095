package hocl.runtime.cluster;

import hocl.runtime.codec.ByteSink;
import hocl.runtime.codec.ByteSource;
import hocl.runtime.codec.CodecException;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a member has to know when it starts.
 *
 * @param cluster the name of the cluster, unique to it
 * @param voter which of the voters the member is, from 0; -1 for a worker
 * @param voters the number of voters, fixed for the life of the cluster; 0 for a worker, which
 *     learns it from the others
 * @param host the address that it listens on
 * @param port the port that it listens on; 0 for any that is free
 * @param others members to join, {@code HOST:PORT}; none for a member that founds
 * @param threads the number of executors for each job
 * @param founders all voters, the same text for all of them; empty for a worker
 * @param gateway the address of its gateway, told to other members; empty for none
 */
public record MemberSettings(
    String cluster,
    int voter,
    int voters,
    String host,
    int port,
    List<String> others,
    int threads,
    String founders,
    String gateway) {

  /** The address that only this machine reaches. */
  public static final String LOOPBACK = "127.0.0.1";

  private static final int ROOM = 64;

  /** Settings. */
  public MemberSettings {
    others = List.copyOf(others);
  }

  /**
   * Settings of a voter that only this machine reaches, at any port that is free.
   *
   * @param ports of members to join
   */
  public MemberSettings(String cluster, int voter, int voters, List<Integer> ports, int threads) {
    this(
        cluster,
        voter,
        voters,
        LOOPBACK,
        0,
        ports.stream().map(port -> LOOPBACK + ":" + port).toList(),
        threads,
        "",
        "");
  }

  /** Whether it holds data. */
  public boolean isVoter() {
    return voter >= 0;
  }

  byte[] encode() throws CodecException {
    ByteSink out = new ByteSink(ROOM);
    out.text(cluster);
    out.number(voter + 1);
    out.number(voters);
    out.text(host);
    out.number(port);
    out.number(threads);
    out.text(founders);
    out.text(gateway);
    out.number(others.size());
    for (String other : others) {
      out.text(other);
    }
    return out.finish();
  }

  static MemberSettings decode(byte[] bytes) throws CodecException {
    ByteSource in = new ByteSource(bytes);
    String cluster = in.text();
    int voter = (int) in.number() - 1;
    int voters = (int) in.number();
    String host = in.text();
    int port = (int) in.number();
    int threads = (int) in.number();
    String founders = in.text();
    String gateway = in.text();
    int count = in.count(1);
    List<String> others = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      others.add(in.text());
    }
    return new MemberSettings(
        cluster, voter, voters, host, port, others, threads, founders, gateway);
  }
}
