package hocl.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import hocl.repl.Cli;
import hocl.repl.console.Environment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The workloads that are measured, at a small size: each run passes the audit. */
class WorkloadsTest {

  private static final Path WORKLOADS = Path.of("src/bench/workloads");
  private static final int SIZE = 400;

  @TempDir Path folder;

  static List<Path> workloads() throws IOException {
    try (Stream<Path> files = Files.list(WORKLOADS)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void theAuditConfirmsTheFirstTime(Path program) throws IOException {
    String name = String.valueOf(program.getFileName()).replace(".hocl", "");
    String atoms = input(name);
    Path input = folder.resolve(name + (atoms.contains("<") ? ".hocl" : ".csv"));
    Files.writeString(input, atoms);
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] options = {
      "bench",
      "--audit",
      "--repeat",
      "1",
      program.toString(),
      "--set",
      "n=" + SIZE,
      "--data",
      "input=" + input
    };
    String text = Files.readString(program);
    List<String> words =
        Stream.of(options)
            .filter(word -> text.contains("param n;") || !word.matches("--set|n=.*"))
            .filter(word -> text.contains("param input;") || !word.matches("--data|input=.*"))
            .toList();
    int code =
        Cli.run(
            words.toArray(String[]::new),
            InputStream.nullInputStream(),
            new ByteArrayOutputStream(),
            err,
            Environment.PLAIN);
    assertThat(code).as(err.toString(UTF_8)).isZero();
    assertThat(err.toString(UTF_8)).startsWith("Audit: no rule ");
  }

  /** The atoms that a workload begins with; none if its parameter is a number. */
  private static String input(String workload) {
    return switch (workload) {
      case "max", "sum" -> lines(SIZE, i -> "" + draw(i) % 1000);
      case "primes" -> lines(SIZE, i -> "" + (i + 2));
      case "gcd" -> lines(SIZE, i -> "" + 12 * (1 + draw(i) % 1000));
      case "sort" -> lines(SIZE / 2, i -> i + "," + draw(i) % 1000);
      case "wordcount" -> lines(SIZE, i -> draw(i) % 40 + "," + (1 + i % 7));
      case "bubble" -> lines(SIZE / 2, i -> i + "," + draw(i) % 1000);
      case "strsort" -> lines(SIZE / 2, i -> i + ",v" + draw(i) % 1000);
      case "floatsort" -> lines(SIZE / 2, i -> i + "," + draw(i) % 1000 + ".5");
      case "guardjoin" -> lines(SIZE, i -> "w" + draw(i) % 40 + "," + (1 + i % 7));
      case "components", "cc" ->
          lines(SIZE, i -> "Node," + i + "," + i)
              + lines(
                  SIZE,
                  i -> {
                    long a = draw(i) % SIZE;
                    long b = draw(i + SIZE) % SIZE;
                    return "Edge," + a + "," + b + "\nEdge," + b + "," + a;
                  });
      case "paths" -> lines(SIZE, i -> i / 20 + "," + i % 20 + "," + (1 + draw(i) % 1000));
      case "philosophers" ->
          lines(50, i -> "Think," + i + "," + (i + 1) % 50 + "," + 20 + "\nFork," + i);
      case "hamming" -> lines(SIZE, i -> "Free," + i);
      case "nested" ->
          LongStream.range(0, SIZE / 10)
              .mapToObj(i -> "<max, " + draw(i) % 1000 + ", " + draw(i + SIZE) % 1000 + ">")
              .collect(Collectors.joining(",\n"));
      case "nest2" ->
          LongStream.range(0, SIZE / 10)
              .mapToObj(i -> "<up, add, <max, " + draw(i) % 1000 + ", 7>, <max, 9, 3>>")
              .collect(Collectors.joining(",\n"));
      case "mail" ->
          LongStream.range(0, SIZE / 10)
              .mapToObj(i ->
                  """
                  "Outbox":%1$d:<"From":%1$d:%2$d:0, "From":%1$d:%3$d:1>, "Inbox":%1$d:<>\
                  """
                      .formatted(i, draw(i) % (SIZE / 10), draw(i + SIZE) % (SIZE / 10)))
              .collect(Collectors.joining(",\n"));
      default -> "";
    };
  }

  private static String lines(long count, LongFunction<String> line) {
    return LongStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
  }

  private static long draw(long i) {
    long h = (i + 1) * 0x9E3779B97F4A7C15L;
    return (h ^ h >>> 29) >>> 44;
  }
}
