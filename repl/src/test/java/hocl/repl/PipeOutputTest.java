package hocl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.repl.console.Environment;
import hocl.repl.console.Interrupts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Results that go to a named pipe. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no pipes among its files")
class PipeOutputTest {

  @TempDir Path folder;

  private Path pipe;
  private Path program;

  @BeforeEach
  void makePipe() throws IOException, InterruptedException {
    pipe = folder.resolve("pipe");
    program =
        Files.writeString(folder.resolve("p.hocl"), "<1, 2, replace x::Int, y::Int by x + y>");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
  }

  private CommandCall run(Interrupts interrupts) {
    Environment environment = new Environment(Map.of(), false, false, false, interrupts);
    return CommandCall.in(environment, "", "run", program.toString(), "--output", pipe.toString());
  }

  @Test
  void anInterruptEndsTheWaitingForAReader() {
    AtomicInteger watched = new AtomicInteger();
    Interrupts second =
        action -> {
          if (watched.incrementAndGet() == 2) {
            action.run();
          }
          return () -> {};
        };
    CommandCall call = run(second);
    assertThat(call.code()).isEqualTo(2);
    assertThat(call.out()).startsWith("<3, ");
    assertThat(call.err())
        .contains("`" + pipe + "` cannot be written: interrupted while it waited for a reader.")
        .contains("The result is on standard output instead.");
  }

  @Test
  void aReaderGetsTheResult() throws InterruptedException, ExecutionException {
    FutureTask<String> read = new FutureTask<>(() -> Files.readString(pipe));
    Thread reader = new Thread(read, "reader");
    reader.setDaemon(true);
    reader.start();
    assertThat(run(Interrupts.NEVER)).isEqualTo(new CommandCall(0, "", ""));
    assertThat(read.get()).startsWith("<3, ");
  }
}
