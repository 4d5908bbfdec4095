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
 * @param voter which of the voters the member is, from 0
 * @param voters the number of voters; fixed for the life of the cluster
 * @param ports of members to join, on the loopback interface; none for the member that founds
 * @param threads the number of executors for each job
 */
public record MemberSettings(
    String cluster, int voter, int voters, List<Integer> ports, int threads) {

  private static final int ROOM = 64;

  /** Settings. */
  public MemberSettings {
    ports = List.copyOf(ports);
  }

  byte[] encode() throws CodecException {
    ByteSink out = new ByteSink(ROOM);
    out.text(cluster);
    out.number(voter);
    out.number(voters);
    out.number(threads);
    out.number(ports.size());
    for (int port : ports) {
      out.number(port);
    }
    return out.finish();
  }

  static MemberSettings decode(byte[] bytes) throws CodecException {
    ByteSource in = new ByteSource(bytes);
    String cluster = in.text();
    int voter = (int) in.number();
    int voters = (int) in.number();
    int threads = (int) in.number();
    int count = in.count(1);
    List<Integer> ports = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ports.add((int) in.number());
    }
    return new MemberSettings(cluster, voter, voters, ports, threads);
  }
}
