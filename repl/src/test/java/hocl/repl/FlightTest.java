package hocl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.runtime.flight.FlightLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The events that runs leave in a recording of the JDK's flight recorder. */
@Isolated
class FlightTest {

  @AfterEach
  void askNoMore() {
    System.clearProperty(FlightLog.PROPERTY);
  }

  private static final int PAIRS = 3000;
  private static final int KEYS = 10;

  @TempDir Path folder;

  private String program() throws IOException {
    String pairs =
        IntStream.range(0, PAIRS)
            .mapToObj(i -> i % KEYS + ":" + i)
            .collect(Collectors.joining(", "));
    return Files.writeString(
            folder.resolve("sums.hocl"),
            "let sum = replace k:c, k:d by k:(c + d) in\n<sum, " + pairs + ">")
        .toString();
  }

  /** The events of a call that began in this test: others may run beside it. */
  private List<RecordedEvent> events(String name, String... arguments) throws IOException {
    System.setProperty(FlightLog.PROPERTY, "true");
    try (Recording recording = new Recording()) {
      recording.enable("hocl.Reactions").withoutThreshold();
      recording.enable("hocl.Task").withoutThreshold();
      recording.enable("hocl.Commit").withoutThreshold();
      recording.start();
      assertThat(CommandCall.of(arguments).code()).isZero();
      recording.stop();
      Path file = folder.resolve(name);
      recording.dump(file);
      return RecordingFile.readAllEvents(file);
    }
  }

  private static List<RecordedEvent> named(String name, List<RecordedEvent> events) {
    return events.stream().filter(event -> event.getEventType().getName().equals(name)).toList();
  }

  private static long sum(String field, List<RecordedEvent> events) {
    return events.stream().mapToLong(event -> event.getLong(field)).sum();
  }

  @Test
  void reactionsAreStretches() throws IOException {
    List<RecordedEvent> events = named("hocl.Reactions", events("one.jfr", "run", program()));
    assertThat(sum("reactions", events)).isGreaterThanOrEqualTo(PAIRS - KEYS);
    assertThat(events).hasSizeLessThan(PAIRS / 2);
    assertThat(events).anyMatch(event -> event.getLong("total") == PAIRS - KEYS);
    assertThat(events).anyMatch(event -> event.getLong("steps") > 0);
  }

  @Test
  void tasksAndTheirCommitsAreEventsEach() throws IOException {
    List<RecordedEvent> events = events("two.jfr", "run", "--threads", "2", program());
    List<RecordedEvent> tasks = named("hocl.Task", events);
    List<RecordedEvent> commits = named("hocl.Commit", events);
    assertThat(sum("reactions", tasks)).isGreaterThanOrEqualTo(PAIRS - KEYS);
    assertThat(tasks).anyMatch(event -> "SETTLED".equals(event.getString("end")));
    assertThat(sum("reactions", commits)).isGreaterThanOrEqualTo(PAIRS - KEYS);
    assertThat(commits).anyMatch(event -> event.getBoolean("answered"));
  }
}
