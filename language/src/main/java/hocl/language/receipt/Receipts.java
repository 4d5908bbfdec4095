package hocl.language.receipt;

import hocl.language.audit.FinishedRun;
import hocl.language.program.Instance;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.key.SigningKey;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.receipt.Assurance;
import hocl.runtime.receipt.AtomTree;
import hocl.runtime.receipt.Receipt;
import hocl.runtime.receipt.ReceiptException;
import hocl.runtime.receipt.Statement;
import hocl.runtime.receipt.Tracing;
import hocl.runtime.trace.Trace;
import java.util.HexFormat;

/** Makes receipts of runs that are over. */
public final class Receipts {

  private Receipts() {}

  /**
   * The bytes of a receipt.
   *
   * @param instance what ran
   * @param run what it came to; not failed
   * @param unrecorded why its reactions are not written down, if they are not
   * @param assurance what was done so that the result is right
   * @param version the hocl that ran it
   * @throws ReceiptException if its atoms have no form as bytes
   */
  public static byte[] write(
      Instance instance,
      FinishedRun run,
      Tracing unrecorded,
      Assurance assurance,
      String version,
      SigningKey key)
      throws ReceiptException {
    Outcome outcome = run.outcome();
    Tracing tracing = tracing(run, unrecorded);
    Statement statement;
    try {
      statement =
          new Statement(
              version,
              hex(instance.program().digest()),
              hex(instance.inputDigest()),
              contentDigest(instance),
              outcome.end(),
              outcome.reactions(),
              tracing,
              assurance,
              AtomTree.of(outcome.solution()).root());
    } catch (IllegalArgumentException e) {
      throw new ReceiptException(String.valueOf(e.getMessage()));
    }
    return Receipt.write(
        statement, outcome.solution(), run.trace(), instance.program().definitions(), key);
  }

  private static Tracing tracing(FinishedRun run, Tracing unrecorded) {
    if (!run.isRecorded()) {
      return unrecorded;
    }
    return run.trace().ending() == Trace.Ending.OPEN ? Tracing.WHOLE : Tracing.TOO_LONG;
  }

  /** The digest of the initial content in its order. */
  static String contentDigest(Instance instance) {
    return hex(Atoms.digest(ListAtom.of(instance.molecule().atoms())));
  }

  /** The digits of a digest. */
  static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }
}
