package hocl.runtime.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Members that join at the same moment, and members that join beside a socket that accepts
 * connections and never answers, like that of a process that hangs.
 */
@Timeout(120)
class EntranceTest {

  private static final int VOTERS = 3;

  private final String cluster = "hocl-test-" + Long.toHexString(new Random().nextLong());
  private final List<Integer> ports = new ArrayList<>();
  private final List<ServerSocket> taken = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();

  EntranceTest() throws IOException {
    for (int i = 0; i < VOTERS; i++) {
      ServerSocket socket = new ServerSocket();
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      taken.add(socket);
      ports.add(socket.getLocalPort());
    }
  }

  @AfterEach
  void end() throws IOException {
    nodes.forEach(Node::kill);
    for (ServerSocket socket : taken) {
      socket.close();
    }
  }

  private MemberSettings settings(int voter) {
    List<String> others =
        IntStream.range(0, VOTERS)
            .filter(other -> other != voter)
            .mapToObj(other -> MemberSettings.LOOPBACK + ":" + ports.get(other))
            .toList();
    boolean votes = voter >= 0;
    return new MemberSettings(
        cluster,
        voter,
        votes ? VOTERS : 0,
        MemberSettings.LOOPBACK,
        votes ? ports.get(voter) : 0,
        others,
        1,
        votes ? "the three" : "",
        "");
  }

  /** Each sees the third one answer, and so does not wait for the other. */
  @Test
  void twoVotersThatComeAtOnceAndSeeAThirdOneThatGoesFindEachOther()
      throws IOException, InterruptedException, ExecutionException {
    taken.get(0).close();
    taken.get(1).close();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<Node>> coming =
          IntStream.range(0, 2)
              .mapToObj(voter -> threads.submit(() -> new Entrance(settings(voter)).enter()))
              .toList();
      while (Addresses.isFree(MemberSettings.LOOPBACK, ports.get(0))
          || Addresses.isFree(MemberSettings.LOOPBACK, ports.get(1))) {
        Thread.onSpinWait();
      }
      taken.get(2).close();
      for (Future<Node> one : coming) {
        nodes.add(one.get());
      }
    }
    while (nodes.getFirst().members() < 2) {
      Thread.onSpinWait();
    }
    assertThat(nodes).allMatch(node -> node.members() == 2);
  }

  @Test
  void whereOneAnswersAndLetsNobodyInTheNextOneIsTried() throws IOException, InterruptedException {
    taken.get(1).close();
    nodes.add(
        Node.start(settings(1), Approach.founding(), new Holdings(1, VOTERS), new Acquaintances()));
    taken.get(2).close();
    nodes.add(new Entrance(settings(-1)).enter());
    assertThat(nodes.getLast().members()).isEqualTo(2);
  }
}
