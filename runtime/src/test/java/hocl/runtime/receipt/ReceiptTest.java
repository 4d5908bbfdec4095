package hocl.runtime.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import hocl.runtime.codec.Definitions;
import hocl.runtime.key.Ed25519;
import hocl.runtime.key.SigningKey;
import hocl.runtime.reactor.End;
import hocl.runtime.trace.Trace;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@code -Dhocl.soak.receipts=N} damages that many receipts instead of a thousand. */
class ReceiptTest {

  private static final int DAMAGED = Integer.getInteger("hocl.soak.receipts", 1000);
  private static final SigningKey KEY = SigningKey.draw();
  private static final Solution RESULT =
      Solution.of(1L, 1L, "text", 2.5, Tuple.of(Symbol.of("A"), Solution.of(3L)));

  private static Statement statement(End end, Tracing tracing, Assurance assurance) {
    return new Statement(
        "hocl 1",
        "01".repeat(32),
        "02".repeat(32),
        "03".repeat(32),
        end,
        300,
        tracing,
        assurance,
        AtomTree.of(RESULT).root());
  }

  private static byte[] written(Statement statement) throws ReceiptException {
    return Receipt.write(statement, RESULT, Trace.EMPTY, Definitions.NONE, KEY);
  }

  @Test
  void whatIsWrittenIsRead() throws ReceiptException {
    Assurance checked =
        new Assurance("trace:2", "it's \u00e4 \u2261 question", OptionalDouble.of(1e-6));
    for (Tracing tracing : Tracing.values()) {
      for (End end : End.values()) {
        Statement said =
            statement(end, tracing, tracing == Tracing.NODES ? checked : Assurance.NONE);
        if (end == End.FAILED) {
          assertThatThrownBy(() -> written(said)).isInstanceOf(ReceiptException.class);
          continue;
        }
        Receipt read = Receipt.read(written(said));
        assertThat(read.statement()).isEqualTo(said);
        assertThat(read.signer()).isEqualTo(KEY.publicHalf());
        assertThat(read.result(Definitions.NONE)).isEqualTo(RESULT);
        assertThat(read.trace(Definitions.NONE).reactions()).isZero();
      }
    }
  }

  @Test
  void aReceiptThatWasChangedInAnyBitOrCutOffIsRefused() throws ReceiptException {
    byte[] whole = written(statement(End.INERT, Tracing.WHOLE, Assurance.NONE));
    for (int bit = 0; bit < Byte.SIZE * whole.length; bit++) {
      byte[] changed = whole.clone();
      changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      assertThatThrownBy(() -> Receipt.read(changed))
          .as("bit %d", bit)
          .isInstanceOf(ReceiptException.class);
    }
    for (int length = 0; length <= 2 * whole.length; length++) {
      byte[] other = Arrays.copyOf(whole, length);
      if (length != whole.length) {
        assertThatThrownBy(() -> Receipt.read(other))
            .as("%d bytes", length)
            .isInstanceOf(ReceiptException.class);
      }
    }
  }

  /** A signature does not make sense of bytes. */
  @Test
  void damagedBytesThatAreSignedAreReadOrRefused() throws ReceiptException {
    byte[] whole = written(statement(End.INERT, Tracing.WHOLE, Assurance.NONE));
    int body = whole.length - Ed25519.SIGNATURE_BYTES - Ed25519.KEY_BYTES;
    int refused = 0;
    for (int seed = 1; seed <= DAMAGED; seed++) {
      Random random = new Random(seed);
      byte[] damaged = Arrays.copyOf(whole, body - (seed % 3 == 0 ? random.nextInt(body) : 0));
      for (int i = random.nextInt(4); i >= 0 && damaged.length > 9; i--) {
        damaged[9 + random.nextInt(damaged.length - 9)] = (byte) random.nextInt();
      }
      try {
        Receipt read = Receipt.read(signed(damaged));
        read.result(Definitions.NONE);
        read.trace(Definitions.NONE);
      } catch (ReceiptException e) {
        assertThat(e.clause()).as("seed %d", seed).isNotBlank();
        refused++;
      }
    }
    assertThat(refused).isBetween(DAMAGED / 10, DAMAGED);
  }

  private static byte[] signed(byte[] body) {
    byte[] withKey = Arrays.copyOf(body, body.length + Ed25519.KEY_BYTES);
    System.arraycopy(KEY.publicBytes(), 0, withKey, body.length, Ed25519.KEY_BYTES);
    byte[] whole = Arrays.copyOf(withKey, withKey.length + Ed25519.SIGNATURE_BYTES);
    System.arraycopy(KEY.sign(withKey), 0, whole, withKey.length, Ed25519.SIGNATURE_BYTES);
    return whole;
  }
}
