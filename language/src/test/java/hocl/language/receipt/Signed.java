package hocl.language.receipt;

import hocl.language.Machine;
import hocl.language.Programs;
import hocl.language.RunOptions;
import hocl.language.audit.FinishedRun;
import hocl.language.program.Instance;
import hocl.language.program.Tiers;
import hocl.runtime.key.SigningKey;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Effort;
import hocl.runtime.reactor.Observer;
import hocl.runtime.receipt.Assurance;
import hocl.runtime.receipt.Receipt;
import hocl.runtime.receipt.ReceiptException;
import hocl.runtime.receipt.Statement;
import hocl.runtime.receipt.Tracing;
import java.util.OptionalLong;

/**
 * A run with its receipt, for tests.
 *
 * @param instance what ran
 * @param run what it came to
 * @param receipt the receipt
 */
record Signed(Instance instance, FinishedRun run, Receipt receipt) {

  static final SigningKey KEY = SigningKey.draw();

  /** Runs a program, recorded. */
  static Signed of(String text) throws ReceiptException {
    return of(text, Long.MAX_VALUE, Tiers.AUTOMATIC);
  }

  /** Runs a program up to a limit, recorded. */
  static Signed of(String text, long reactions, Tiers tiers) throws ReceiptException {
    return of(Machine.instantiate(Programs.of(text)), reactions, tiers);
  }

  static Signed of(Instance instance, long reactions, Tiers tiers) throws ReceiptException {
    FinishedRun run = FinishedRun.of(instance, options(reactions, tiers), true);
    byte[] bytes = Receipts.write(instance, run, Tracing.THREADS, Assurance.NONE, "test", KEY);
    return new Signed(instance, run, Receipt.read(bytes));
  }

  static RunOptions options(long reactions, Tiers tiers) {
    return new RunOptions(
        OptionalLong.empty(),
        new Budget(reactions, null, new Cancellation()),
        false,
        false,
        false,
        Observer.NONE,
        line -> {},
        tiers);
  }

  /** A receipt that says other things of the same run, signed by the same key. */
  Receipt saying(Statement other) throws ReceiptException {
    return Receipt.read(
        Receipt.write(
            other, run.outcome().solution(), run.trace(), instance.program().definitions(), KEY));
  }

  /** The receipt with other words about what was checked. */
  Receipt assuredBy(Assurance assurance) throws ReceiptException {
    Statement said = receipt.statement();
    return saying(
        new Statement(
            said.version(),
            said.program(),
            said.input(),
            said.content(),
            said.end(),
            said.reactions(),
            said.tracing(),
            assurance,
            said.root()));
  }

  ReceiptVerification verified() {
    return verified(receipt);
  }

  ReceiptVerification verified(Receipt other) {
    return ReceiptVerification.of(
        other, instance, Sample.all(other.statement().reactions()), Effort.unlimited());
  }
}
