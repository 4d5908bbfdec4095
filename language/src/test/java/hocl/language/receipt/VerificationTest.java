package hocl.language.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.language.Machine;
import hocl.language.Programs;
import hocl.language.audit.FinishedRun;
import hocl.language.program.Instance;
import hocl.language.program.Tiers;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.codec.CodecException;
import hocl.runtime.codec.Definitions;
import hocl.runtime.ledger.Check;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Effort;
import hocl.runtime.reactor.End;
import hocl.runtime.receipt.Assurance;
import hocl.runtime.receipt.AtomTree;
import hocl.runtime.receipt.Receipt;
import hocl.runtime.receipt.ReceiptException;
import hocl.runtime.receipt.Statement;
import hocl.runtime.receipt.Tracing;
import hocl.runtime.referee.Dossier;
import hocl.runtime.referee.Draws;
import hocl.runtime.referee.Proceedings;
import hocl.runtime.trace.Trace;
import hocl.runtime.trace.TraceCodec;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Receipts of runs are confirmed, and those of lies are not. {@code -Dhocl.soak.receipts=N} spoils
 * that many traces.
 */
class VerificationTest {

  private static final int SPOILED = Integer.getInteger("hocl.soak.receipts", 600);
  private static final String SIEVE =
      "<range(2, 40), <1, 2, replace a::Int, b::Int by a + b>,"
          + " replace x::Int, y::Int by x if y % x == 0, replace <z::Int, ?w> by w, z if z > 2>";

  /** Where the ints of the first part of a trace begin. */
  private static final int FIRST_RECORD = 18;

  private static void assertConfirmed(ReceiptVerification verification, long reactions) {
    assertThat(verification)
        .isInstanceOfSatisfying(
            ReceiptVerification.Confirmed.class,
            so -> {
              assertThat(so.leads()).isTrue();
              assertThat(so.reactions()).isEqualTo(reactions);
            });
  }

  private static void assertRefused(ReceiptVerification verification, String clause) {
    assertThat(verification)
        .isInstanceOfSatisfying(
            ReceiptVerification.Refused.class,
            refused -> assertThat(refused.clause()).contains(clause));
  }

  @ParameterizedTest
  @EnumSource(Tiers.class)
  void aRunIsConfirmedHoweverItReacted(Tiers tiers) throws ReceiptException {
    for (String text :
        new String[] {
          SIEVE,
          "<range(1, 3000), replace x::Int, y::Int by x + y>",
          "<1, 2>",
          "<>",
          "<A^5, (replace A^n by N:n), <1, 2>, (replace <x::Int, ?w> by x, w)>"
        }) {
      Signed signed = Signed.of(text, Long.MAX_VALUE, tiers);
      assertConfirmed(signed.verified(), signed.run().outcome().reactions());
    }
  }

  @Test
  void aRunThatStoppedIsConfirmedAsThat() throws ReceiptException {
    Signed signed = Signed.of("<0, replace x::Int by x + 1>", 1000, Tiers.AUTOMATIC);
    assertThat(signed.receipt().statement().end()).isEqualTo(End.REACTION_LIMIT);
    assertConfirmed(signed.verified(), 1000);
    Statement inert = with(signed.receipt().statement(), End.INERT, 1000, Tracing.WHOLE);
    assertRefused(signed.verified(signed.saying(inert)), "its result is not inert");
  }

  @Test
  void aReceiptIsOfOneProgramAndItsData() throws ReceiptException {
    Instance seven =
        Machine.instantiate(Programs.of("param n = 7; <n, 1, replace x::Int, 1 by x>"));
    Signed signed = Signed.of(seven, Long.MAX_VALUE, Tiers.AUTOMATIC);
    assertConfirmed(signed.verified(), 1);
    Sample all = Sample.all(1);
    Instance other =
        Machine.instantiate(Programs.of("param n = 7; <n, 1, replace y::Int, 1 by y>"));
    assertRefused(
        ReceiptVerification.of(signed.receipt(), other, all, Effort.unlimited()),
        "of another program");
    Instance eight = Machine.instantiate(seven.program().with(Map.of("n", 8L)));
    assertRefused(
        ReceiptVerification.of(signed.receipt(), eight, all, Effort.unlimited()), "of other data");
  }

  @Test
  void theOrderOfDataCounts() throws ReceiptException {
    Instance none =
        Machine.instantiate(Programs.of("param d = nothing; <d, replace 1, x::Int by x>"));
    Instance one = Machine.instantiate(none.program().with(Map.of("d", Molecule.of(1L, 2L, 3L))));
    Instance two = Machine.instantiate(none.program().with(Map.of("d", Molecule.of(3L, 2L, 1L))));
    Signed signed = Signed.of(one, Long.MAX_VALUE, Tiers.AUTOMATIC);
    assertConfirmed(signed.verified(), 1);
    assertRefused(
        ReceiptVerification.of(signed.receipt(), two, Sample.all(1), Effort.unlimited()),
        "the same data in another order");
  }

  private static Statement with(Statement so, End end, long reactions, Tracing tracing) {
    return new Statement(
        so.version(),
        so.program(),
        so.input(),
        so.content(),
        end,
        reactions,
        tracing,
        so.assurance(),
        so.root());
  }

  @Test
  void whatASignerSaysIsNotBelieved() throws ReceiptException {
    Signed signed = Signed.of(SIEVE);
    Statement so = signed.receipt().statement();
    for (long number : new long[] {0, so.reactions() - 1, so.reactions() + 1, Long.MAX_VALUE}) {
      assertRefused(
          signed.verified(signed.saying(with(so, End.INERT, number, Tracing.WHOLE))),
          "reactions than it says");
    }
    Statement root =
        new Statement(
            so.version(),
            so.program(),
            so.input(),
            so.content(),
            so.end(),
            so.reactions(),
            so.tracing(),
            Assurance.NONE,
            AtomTree.of(Solution.EMPTY).root());
    assertRefused(signed.verified(signed.saying(root)), "its root is not that of its result");
  }

  @Test
  void anotherResultIsRefused() throws ReceiptException {
    Signed signed = Signed.of(SIEVE);
    Statement so = signed.receipt().statement();
    Molecule atoms = Molecule.of(signed.run().outcome().solution().atoms());
    for (Solution lie :
        new Solution[] {
          Solution.EMPTY,
          Solution.of(Molecule.join(java.util.List.of(atoms, Molecule.of(41L)))),
          Solution.of(atoms.atoms().subList(1, atoms.size())),
          Solution.ofInert(signed.instance().molecule())
        }) {
      assertRefused(signed.verified(lie(signed, so, lie, signed.run().trace())), "");
    }
  }

  private static Receipt lie(Signed signed, Statement so, Solution result, Trace trace)
      throws ReceiptException {
    Statement said =
        new Statement(
            so.version(),
            so.program(),
            so.input(),
            so.content(),
            so.end(),
            so.reactions(),
            so.tracing(),
            so.assurance(),
            AtomTree.of(result).root());
    Definitions definitions = signed.instance().program().definitions();
    return Receipt.read(Receipt.write(said, result, trace, definitions, Signed.KEY));
  }

  /** Each reaction of such a trace is legal, so only the missing atom tells. */
  @Test
  void atomsThatNeverArriveAreMissed() throws ReceiptException, CodecException {
    Signed signed = Signed.of("<1, 2, 3>");
    Trace fewer = spoiled(signed, FIRST_RECORD + Integer.BYTES, 2);
    Statement so = signed.receipt().statement();
    assertRefused(
        signed.verified(lie(signed, so, Solution.of(1L, 2L), fewer)),
        "atoms are missing that there were at the beginning");
  }

  private static Trace spoiled(Signed signed, int place, int value) throws CodecException {
    Definitions definitions = signed.instance().program().definitions();
    byte[] bytes = TraceCodec.encode(signed.run().trace(), definitions);
    ByteBuffer.wrap(bytes).putInt(place, value);
    return Objects.requireNonNull(TraceCodec.decode(bytes, definitions));
  }

  @Test
  void aReceiptWithoutReactionsShowsThatNothingCanReact() throws ReceiptException {
    Instance instance = Machine.instantiate(Programs.of(SIEVE));
    FinishedRun run =
        new FinishedRun(
            instance.program(),
            Machine.run(instance, Signed.options(Long.MAX_VALUE, Tiers.AUTOMATIC)),
            true);
    Signed signed =
        new Signed(
            instance,
            run,
            Receipt.read(
                Receipts.write(
                    instance, run, Tracing.NODES, Assurance.NONE_OF_NODES, "test", Signed.KEY)));
    assertThat(signed.verified())
        .isInstanceOfSatisfying(
            ReceiptVerification.Confirmed.class,
            so -> {
              assertThat(so.leads()).isFalse();
              assertThat(so.isComplete(signed.receipt().statement())).isTrue();
              assertThat(signed.receipt().statement().assurance())
                  .isEqualTo(Assurance.NONE_OF_NODES);
              assertThat(Objects.requireNonNull(so.rest()).complete()).isTrue();
            });
    Solution start = Solution.ofInert(instance.molecule());
    assertRefused(
        signed.verified(lie(signed, signed.receipt().statement(), start, Trace.EMPTY)),
        "its result is not inert");
  }

  @Test
  void aRunOfTooManyReactionsHasAReceiptWithoutThem() throws ReceiptException {
    Signed signed = Signed.of("<A^70000, (replace-one A^n by N:n)>");
    assertThat(signed.receipt().statement().tracing()).isEqualTo(Tracing.TOO_LONG);
    assertThat(signed.verified()).isInstanceOf(ReceiptVerification.Confirmed.class);
  }

  @Test
  void whatIsCancelledIsNotConfirmedWhole() throws ReceiptException {
    Signed signed = Signed.of("<range(1, 3000), replace x::Int, y::Int by x + y>");
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    Effort effort = new Effort(Long.MAX_VALUE, Long.MAX_VALUE, cancellation);
    Statement so = signed.receipt().statement();
    assertThat(
            ReceiptVerification.of(
                signed.receipt(), signed.instance(), Sample.all(so.reactions()), effort))
        .isInstanceOfSatisfying(
            ReceiptVerification.Confirmed.class,
            part -> {
              assertThat(part.isComplete(so)).isFalse();
              assertThat(part.leads()).isFalse();
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 30})
  void aSampleIsJudgedAndTheRestIsCarriedOut(int number) throws ReceiptException {
    for (Tiers tiers : Tiers.values()) {
      Signed signed = Signed.of(SIEVE, Long.MAX_VALUE, tiers);
      long all = signed.run().outcome().reactions();
      assertConfirmed(
          ReceiptVerification.of(
              signed.receipt(), signed.instance(), Sample.draw(number, all, 5), Effort.unlimited()),
          all);
    }
  }

  /** The guard of one reaction does not hold, which shows only where that reaction is judged. */
  @Test
  void aWrongGuardIsFoundWhereItIsDrawn() throws ReceiptException, CodecException {
    Signed signed = Signed.of("<1, 2, replace x::Int, y::Int by x if x >= y>", 1, Tiers.NODES);
    Definitions definitions = signed.instance().program().definitions();
    byte[] bytes = TraceCodec.encode(signed.run().trace(), definitions);
    ByteBuffer records = ByteBuffer.wrap(bytes);
    int x = FIRST_RECORD + 4 * Integer.BYTES;
    int first = records.getInt(x);
    records.putInt(x, records.getInt(x + Integer.BYTES)).putInt(x + Integer.BYTES, first);
    Trace swapped = Objects.requireNonNull(TraceCodec.decode(bytes, definitions));
    Molecule start = signed.instance().molecule();
    Solution lie = Solution.of(start.atoms().get(0), start.atoms().get(2));
    Receipt receipt = lie(signed, signed.receipt().statement(), lie, swapped);
    assertRefused(signed.verified(receipt), "its guard does not hold");
    assertConfirmed(
        ReceiptVerification.of(
            receipt, signed.instance(), Sample.draw(0, 1, 1), Effort.unlimited()),
        1);
  }

  /** A record of a few bytes says that a rule reacts two billion times, each time legally. */
  @Test
  void aShortTraceOfVeryManyReactionsIsNotFollowedFurtherThanItSays()
      throws ReceiptException, CodecException {
    Signed signed = Signed.of("<0, replace x::Int by x + 1>", 5000, Tiers.KERNELS);
    Definitions definitions = signed.instance().program().definitions();
    byte[] bytes = TraceCodec.encode(signed.run().trace(), definitions);
    ByteBuffer records = ByteBuffer.wrap(bytes);
    // after the arrival and one reaction: the header of a streak, its rule, and how often
    int count = FIRST_RECORD + 7 * Integer.BYTES;
    assertThat(records.getInt(count)).isGreaterThan(20);
    records.putInt(count, Integer.MAX_VALUE);
    Trace endless = Objects.requireNonNull(TraceCodec.decode(bytes, definitions));
    Solution result = signed.run().outcome().solution();
    assertRefused(
        signed.verified(lie(signed, signed.receipt().statement(), result, endless)),
        "there are more reactions than it says");
  }

  @Test
  void tracesThatWereSpoiledAndSignedAreRefusedOrLegal() throws ReceiptException {
    Signed[] runs = {
      Signed.of(SIEVE),
      Signed.of("<1, 2, 3, 4, replace x::Int, y::Int by x if x >= y>"),
      Signed.of("<A^5, (replace A^n by N:n), <1, 2>, (replace <x::Int, ?w> by x, w)>"),
      Signed.of("<range(1, 60), T:0, replace x::Int, T:t::Int by T:(t + x)>")
    };
    int refused = 0;
    for (int seed = 1; seed <= SPOILED; seed++) {
      Signed signed = runs[seed % runs.length];
      Random random = new Random(seed);
      try {
        Definitions definitions = signed.instance().program().definitions();
        byte[] bytes = TraceCodec.encode(signed.run().trace(), definitions);
        for (int i = random.nextInt(2); i >= 0; i--) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(random.nextInt(256) + 1);
        }
        Trace trace = TraceCodec.decode(bytes, definitions);
        if (trace == null) {
          continue;
        }
        Solution result = signed.run().outcome().solution();
        Receipt receipt = lie(signed, signed.receipt().statement(), result, trace);
        if (signed.verified(receipt) instanceof ReceiptVerification.Refused) {
          refused++;
        }
      } catch (CodecException e) {
        // such bytes are no trace
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    assertThat(refused).isGreaterThan(SPOILED / 4);
  }

  @Test
  void drawsOfVerifiersAreRepeated() throws ReceiptException {
    Signed signed = Signed.of("range(1, 9), replace x::Int, y::Int by x if x >= y");
    Draws draws = Draws.fresh();
    Check digest = new Check(1, 2);
    List<String> nodes = List.of("b", "c", "d");
    List<String> drawn = draws.among(7, digest, 0, nodes, 1);
    assertThat(signed.verified(drawn(signed, draws, digest, nodes, drawn)))
        .isInstanceOf(ReceiptVerification.Confirmed.class);
    for (String other : nodes) {
      if (!drawn.contains(other)) {
        Receipt receipt = drawn(signed, draws, digest, nodes, List.of(other));
        assertThat(signed.verified(receipt))
            .isInstanceOfSatisfying(
                ReceiptVerification.Refused.class,
                refused -> assertThat(refused.clause()).contains("does not follow from the key"));
      }
    }
  }

  private static Receipt drawn(
      Signed signed, Draws draws, Check digest, List<String> nodes, List<String> verifiers)
      throws ReceiptException {
    Proceedings.Drawn draw =
        new Proceedings.Drawn(7, digest, "a", 0, false, 1, 1, nodes, nodes, verifiers, "");
    Proceedings record =
        new Proceedings(
            List.of(draws.secret()),
            draws.key(),
            true,
            1,
            new TreeMap<>(),
            List.of(),
            List.of(draw));
    return signed.assuredBy(
        new Assurance("trace", "nothing", OptionalDouble.of(0))
            .with(new Dossier(record, null, false, List.of(), List.of(), Map.of())));
  }
}
