package hocl.language.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.language.Machine;
import hocl.language.RunOptions;
import hocl.language.audit.FinishedRun;
import hocl.language.program.Instance;
import hocl.language.program.Program;
import hocl.language.program.RunFailure;
import hocl.language.receipt.ReceiptVerification;
import hocl.language.receipt.Receipts;
import hocl.language.receipt.Sample;
import hocl.runtime.key.SigningKey;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Effort;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.receipt.Assurance;
import hocl.runtime.receipt.Receipt;
import hocl.runtime.receipt.ReceiptException;
import hocl.runtime.receipt.Tracing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Cases run as they do without a receipt, and what the receipt says is confirmed by another
 * compilation of the same text. {@code -Dhocl.soak.receipts=N} takes that many cases, {@code
 * -Dhocl.soak.from=S} draws them by seed S.
 */
@Execution(ExecutionMode.CONCURRENT)
class ReceiptCasesTest {

  private static final int CASES = Math.max(100, Integer.getInteger("hocl.soak.receipts", 0));
  private static final long SEED = Long.getLong("hocl.soak.from", 1);
  private static final long REACTIONS = 2000;

  /** Judging the reactions of a case takes no more. */
  private static final long STEPS = 3_000_000;

  @Test
  void casesAreConfirmed(TestReporter reporter) throws ReceiptException {
    List<CorpusCase> cases = new ArrayList<>(CorpusFolder.cases());
    Collections.shuffle(cases, new Random(SEED));
    SigningKey key = SigningKey.draw();
    int confirmed = 0;
    int complete = 0;
    List<String> wrong = new ArrayList<>();
    for (CorpusCase c : cases) {
      Program program = Prepared.of(c).program();
      if (confirmed == CASES || program == null || program.usesJava() || c.has("allow-java")) {
        continue;
      }
      Instance instance;
      try {
        instance = Machine.instantiate(program);
      } catch (RunFailure e) {
        continue;
      }
      Outcome plain = Machine.run(instance, options(c));
      FinishedRun run = FinishedRun.of(instance, options(c), true);
      assertThat(run.outcome().solution()).as(c.name()).isEqualTo(plain.solution());
      assertThat(run.outcome().steps()).as(c.name()).isEqualTo(plain.steps());
      assertThat(run.outcome().reactions()).as(c.name()).isEqualTo(plain.reactions());
      if (plain.end() == End.FAILED) {
        continue;
      }
      byte[] bytes = Receipts.write(instance, run, Tracing.THREADS, Assurance.NONE, "test", key);
      assertThat(Receipts.write(instance, run, Tracing.THREADS, Assurance.NONE, "test", key))
          .as("the same bytes each time, %s", c.name())
          .isEqualTo(bytes);
      Receipt receipt = Receipt.read(bytes);
      Instance again = Machine.instantiate(Prepared.of(c).existing());
      ReceiptVerification verification =
          ReceiptVerification.of(
              receipt, again, Sample.all(plain.reactions()), Effort.ofSteps(STEPS));
      if (verification instanceof ReceiptVerification.Confirmed so) {
        confirmed++;
        complete += so.isComplete(receipt.statement()) ? 1 : 0;
      } else {
        wrong.add(c.name() + ": " + verification);
      }
    }
    reporter.publishEntry(confirmed + " confirmed", complete + " of them whole, seed " + SEED);
    assertThat(wrong).as("seed %d", SEED).isEmpty();
    assertThat(confirmed).isGreaterThanOrEqualTo(100);
    assertThat(complete).as("seed %d", SEED).isGreaterThan(confirmed * 9 / 10);
  }

  private static RunOptions options(CorpusCase c) {
    long reactions = c.value("max-reactions").map(Long::valueOf).orElse(REACTIONS);
    return new RunOptions(
        c.value("seed").map(Long::valueOf).map(OptionalLong::of).orElse(OptionalLong.empty()),
        new Budget(Math.min(reactions, REACTIONS), null, new Cancellation()),
        c.has("strict"),
        false,
        false,
        Observer.NONE,
        line -> {});
  }
}
