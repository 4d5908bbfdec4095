package hocl.examples.bench;

import hocl.language.Machine;
import hocl.language.RunOptions;
import hocl.runtime.codec.CodecException;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Choice;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Job;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Vessel;
import hocl.runtime.trace.TraceCodec;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * One of several processes that each run the same program, as a replicated state machine does. The
 * first of them orders a batch of transitions; all agree on it in two phases of messages from
 * everybody to everybody; then each does the transitions and tells the first what came of them.
 * After Castro and Liskov, Practical Byzantine Fault Tolerance (OSDI 1999), section 4, the normal
 * case without signatures, with one batch under way at a time.
 */
final class Replica {
  private static final int ORDER = 1;
  private static final int PREPARE = 2;
  private static final int COMMIT = 3;
  private static final int REPLY = 4;

  private record Message(int from, int kind, int batch, long value) {}

  private final int self;
  private final int all;
  private final int faulty;
  private final int size;
  private final DataOutputStream[] to;
  private final BlockingQueue<Message> arrived = new LinkedBlockingQueue<>();
  private final Map<Message, Integer> votes = new HashMap<>();
  private final Job job;
  private final Vessel vessel;
  private long sent;
  private long reactions;
  private boolean over;

  private Replica(int self, int all, int size, String text) {
    this.self = self;
    this.all = all;
    this.faulty = (all - 1) / 3;
    this.size = size;
    this.to = new DataOutputStream[all];
    this.job = Machine.job(Workload.instance(text), RunOptions.plain());
    this.vessel = new Vessel(job.chemistry(), Choice.fair(), Observer.NONE, false);
  }

  /**
   * Takes the number of this process from 0, the number of all, the number of reactions in a batch
   * and the file of the program. Writes its port on one line and reads the ports of all from one;
   * writes, when nothing can react, its messages, its reactions, and the nanoseconds of CPU time of
   * the process since it was connected and in all.
   */
  public static void main(String[] arguments) throws Exception {
    Replica replica =
        new Replica(
            Integer.parseInt(arguments[0]),
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]),
            Files.readString(Path.of(arguments[3])));
    try (ServerSocket server =
        new ServerSocket(0, arguments.length, InetAddress.getLoopbackAddress())) {
      System.out.println(server.getLocalPort());
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      replica.connect(server, in.readLine().split(" "));
    }
    long begin = cpu();
    replica.run();
    System.out.println(
        replica.sent + " " + replica.reactions + " " + (cpu() - begin) + " " + cpu());
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** Connects with every other process: each calls those before it. */
  private void connect(ServerSocket server, String[] ports) throws IOException {
    for (int other = 0; other < self; other++) {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(ports[other]));
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.writeInt(self);
      listen(socket, other, out);
    }
    for (int later = self + 1; later < all; later++) {
      Socket socket = server.accept();
      int other = new DataInputStream(socket.getInputStream()).readInt();
      listen(socket, other, new DataOutputStream(socket.getOutputStream()));
    }
  }

  private void listen(Socket socket, int other, DataOutputStream out) throws IOException {
    socket.setTcpNoDelay(true);
    to[other] = out;
    DataInputStream in = new DataInputStream(socket.getInputStream());
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            byte[] bytes = new byte[Integer.BYTES * 2 + Long.BYTES];
            while (true) {
              in.readFully(bytes);
              ByteBuffer read = ByteBuffer.wrap(bytes);
              arrived.add(new Message(other, read.getInt(), read.getInt(), read.getLong()));
            }
          } catch (EOFException e) {
            // the other one is done
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private void send(int kind, int batch, long value) throws IOException {
    for (int other = 0; other < all; other++) {
      send(other, kind, batch, value);
    }
  }

  private void send(int other, int kind, int batch, long value) throws IOException {
    if (other == self) {
      arrived.add(new Message(self, kind, batch, value));
      return;
    }
    byte[] bytes =
        ByteBuffer.allocate(Integer.BYTES * 2 + Long.BYTES)
            .putInt(kind)
            .putInt(batch)
            .putLong(value)
            .array();
    to[other].write(bytes);
    sent++;
  }

  private void run() throws Exception {
    vessel.record(Long.MAX_VALUE);
    vessel.load(job.content(), Vessel.Load.ACTIVE);
    if (self == 0) {
      send(ORDER, 0, size);
    }
    while (!over) {
      take(arrived.take());
    }
  }

  private void take(Message message) throws IOException, CodecException, NoSuchAlgorithmException {
    switch (message.kind()) {
      case ORDER -> {
        // one batch is under way at a time, and late messages of the one before may still come
        votes.keySet().removeIf(old -> old.batch() < message.batch() - 1);
        if (message.value() == 0) {
          over = true;
        } else {
          send(PREPARE, message.batch(), message.value());
        }
      }
      case PREPARE -> {
        if (vote(message) == 2 * faulty + 1) {
          send(COMMIT, message.batch(), message.value());
        }
      }
      case COMMIT -> {
        if (vote(message) == 2 * faulty + 1) {
          send(0, REPLY, message.batch(), transitions());
        }
      }
      case REPLY -> {
        if (vote(message) == faulty + 1) {
          send(ORDER, message.batch() + 1, message.value() == 0 ? 0 : size);
        }
      }
      default -> throw new IOException("no message of a replica");
    }
  }

  /** Counts a message; gives how many there are like it. */
  private int vote(Message message) {
    Message anybody = new Message(0, message.kind(), message.batch(), message.value());
    return votes.merge(anybody, 1, Integer::sum);
  }

  /** Does the transitions of a batch; gives their digest, 0 if nothing can react. */
  private long transitions() throws CodecException, NoSuchAlgorithmException {
    long before = vessel.reactions();
    End end = vessel.drive(new Budget(size, null, new Cancellation()));
    long done = vessel.reactions() - before;
    reactions += done;
    if (done == 0 && end == End.INERT) {
      return 0;
    }
    byte[] trace = TraceCodec.encode(vessel.trace(), job.chemistry().definitions());
    return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(trace)).getLong() | 1;
  }
}
