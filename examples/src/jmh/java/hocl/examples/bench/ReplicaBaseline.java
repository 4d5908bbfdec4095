package hocl.examples.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The price of checking, beside that of a replicated state machine: prints, for one program run by
 * one process alone, by five replicas in batches and one reaction at a time, and by a cluster of
 * five with {@code --check}, the time, the CPU time of all processes, the messages and the useful
 * share: the CPU time of one process alone by that of all. The replicas are safe for certain while
 * less than a third of them are faulty; the cluster is by the probability that it states.
 */
final class ReplicaBaseline {
  private static final int NODES = 5;
  private static final int BATCH = 1000;

  private ReplicaBaseline() {}

  /** The messages, reactions and seconds of all processes of a run together. */
  private record Taken(long messages, long reactions, double cpu, double wall) {}

  /**
   * Takes the file of a program, the launcher {@code hocl}, the policies for {@code --check}, and
   * perhaps {@code one} first, to let the replicas do one reaction at a time, too.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> left = new ArrayList<>(List.of(arguments));
    boolean one = left.getFirst().equals("one") && left.removeFirst() != null;
    Path program = Path.of(left.removeFirst()).toAbsolutePath();
    String launcher = left.removeFirst();
    Taken alone = replicas(1, Integer.MAX_VALUE, program);
    say("one process alone", alone, alone);
    say(NODES + " replicas, batches of " + BATCH, replicas(NODES, BATCH, program), alone);
    if (one) {
      say(NODES + " replicas, one at a time", replicas(NODES, 1, program), alone);
    }
    for (String policy : left) {
      say(
          "hocl run --cluster " + NODES + " --check " + policy,
          cluster(launcher, policy, program),
          alone);
    }
  }

  private static void say(String what, Taken taken, Taken alone) {
    long reactions = taken.reactions() == 0 ? alone.reactions() : taken.reactions();
    System.out.printf(
        Locale.ROOT,
        "%-45s %7.1f s, CPU %7.1f s, %8.2f us a reaction, %s messages a reaction, useful %.2f%n",
        what,
        taken.wall(),
        taken.cpu(),
        taken.cpu() * 1e6 / reactions,
        taken.messages() < 0
            ? "?"
            : String.format(Locale.ROOT, "%.3f", (double) taken.messages() / reactions),
        alone.cpu() / taken.cpu());
  }

  private static Taken replicas(int number, int batch, Path program)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    List<Process> all = new ArrayList<>();
    List<BufferedReader> out = new ArrayList<>();
    StringBuilder ports = new StringBuilder();
    for (int i = 0; i < number; i++) {
      Process each =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:+UseSerialGC",
                  "-Xmn64m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Replica.class.getName(),
                  "" + i,
                  "" + number,
                  "" + batch,
                  program.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      all.add(each);
      out.add(each.inputReader(StandardCharsets.UTF_8));
      ports.append(out.getLast().readLine()).append(' ');
    }
    for (Process each : all) {
      BufferedWriter in = each.outputWriter(StandardCharsets.UTF_8);
      in.write(ports.toString().strip());
      in.newLine();
      in.flush();
    }
    long messages = 0;
    long reactions = 0;
    double cpu = 0;
    for (int i = 0; i < number; i++) {
      String[] told = out.get(i).readLine().split(" ");
      messages += Long.parseLong(told[0]);
      reactions = Math.max(reactions, Long.parseLong(told[1]));
      cpu += Long.parseLong(told[3]) / 1e9;
      all.get(i).waitFor();
    }
    return new Taken(messages, reactions, cpu, (System.nanoTime() - begin) / 1e9);
  }

  /** The shell tells what all processes that it started took, and those that these started. */
  private static Taken cluster(String launcher, String policy, Path program)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    Process shell =
        new ProcessBuilder(
                "bash",
                "-c",
                "\"$0\" run --cluster " + NODES + " --check \"$1\" \"$2\" >/dev/null 2>&1; times",
                launcher,
                policy,
                program.toString())
            .start();
    String last = "";
    try (BufferedReader told = shell.inputReader(StandardCharsets.UTF_8)) {
      for (String line = told.readLine(); line != null; line = told.readLine()) {
        last = line;
      }
    }
    shell.waitFor();
    Matcher times = Pattern.compile("(\\d+)m([\\d.]+)s").matcher(last);
    double cpu = 0;
    while (times.find()) {
      cpu += Integer.parseInt(times.group(1)) * 60 + Double.parseDouble(times.group(2));
    }
    return new Taken(-1, 0, cpu, (System.nanoTime() - begin) / 1e9);
  }
}
