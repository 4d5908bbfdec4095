package hocl.runtime.receipt;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.codec.ByteSink;
import hocl.runtime.codec.ByteSource;
import hocl.runtime.codec.CodecException;
import hocl.runtime.codec.Definitions;
import hocl.runtime.codec.MoleculeCodec;
import hocl.runtime.key.Ed25519;
import hocl.runtime.key.SigningKey;
import hocl.runtime.reactor.End;
import hocl.runtime.referee.Dossier;
import hocl.runtime.trace.Trace;
import hocl.runtime.trace.TraceCodec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A receipt: a statement about a run, its result and its reactions, all of it signed. Immutable.
 *
 * <p>The bytes: the letters {@code HOCLRCPT} and a byte with the version of the format, {@value
 * #VERSION}; the version of hocl, a text; four digests of 32 bytes, of the program, its parameters,
 * the content and the root of the result; a byte for the end (0 inert, 1 the limit of reactions, 2
 * that of time, 3 that of memory, 4 interrupted) and one for the {@link Tracing}; the number of
 * reactions; two texts, the policy and what it leaves open, and a byte 0, or 1 and 8 bytes of a
 * Float, the error; a byte 0, or 1 and the {@link Dossier} of the referee; the length of the result
 * and its bytes by {@link MoleculeCodec}; the length of the trace, 0 if there is none, and its
 * bytes by {@link TraceCodec}; 32 bytes of the public key; and 64 bytes of its signature over all
 * bytes before. Numbers and texts are those of {@link ByteSink}. The signature is looked at before
 * anything else is read.
 */
public final class Receipt {

  /** The version of the format. */
  private static final byte VERSION = 3;

  /** The largest file that is read as a receipt. */
  public static final int MOST_BYTES = 1 << 30;

  private static final byte[] LETTERS = "HOCLRCPT".getBytes(StandardCharsets.US_ASCII);

  /** The ends by their codes. */
  private static final List<End> ENDS =
      List.of(
          End.INERT,
          End.REACTION_LIMIT,
          End.TIME_LIMIT,
          End.MEMORY_LIMIT,
          End.INTERRUPTED,
          End.STEP_LIMIT);

  private static final HexFormat HEX = HexFormat.of();

  private final Statement statement;
  private final byte[] result;
  private final byte[] trace;
  private final String signer;

  private Receipt(Statement statement, byte[] result, byte[] trace, String signer) {
    this.statement = statement;
    this.result = result;
    this.trace = trace;
    this.signer = signer;
  }

  /**
   * Writes a receipt.
   *
   * @param trace the reactions; left out where the statement says that they are not there
   * @param definitions gives the identifiers of rules and functions
   * @throws ReceiptException if an atom has no form as bytes, or there are too many
   */
  public static byte[] write(
      Statement statement, Solution result, Trace trace, Definitions definitions, SigningKey key)
      throws ReceiptException {
    try {
      byte[] atoms = MoleculeCodec.encode(Molecule.of(result.atoms()), definitions);
      byte[] reactions =
          statement.tracing() == Tracing.WHOLE
              ? TraceCodec.encode(trace, definitions)
              : new byte[0];
      ByteSink out = new ByteSink(1024L + atoms.length + reactions.length);
      out.put(LETTERS);
      out.put(VERSION);
      write(statement, out);
      out.number(atoms.length);
      out.put(atoms);
      out.number(reactions.length);
      out.put(reactions);
      out.put(key.publicBytes());
      byte[] signed = out.finish();
      byte[] signature = key.sign(signed);
      byte[] whole = Arrays.copyOf(signed, signed.length + signature.length);
      System.arraycopy(signature, 0, whole, signed.length, signature.length);
      return whole;
    } catch (CodecException | IllegalArgumentException e) {
      throw new ReceiptException(String.valueOf(e.getMessage()));
    }
  }

  private static void write(Statement statement, ByteSink out) throws CodecException {
    out.text(statement.version());
    for (String digest :
        List.of(statement.program(), statement.input(), statement.content(), statement.root())) {
      out.put(HEX.parseHex(digest));
    }
    if (!ENDS.contains(statement.end())) {
      throw new IllegalArgumentException("a run that failed has no receipt");
    }
    out.put(ENDS.indexOf(statement.end()));
    out.put(statement.tracing().code());
    out.number(statement.reactions());
    Assurance assurance = statement.assurance();
    out.text(assurance.policy());
    out.text(assurance.words());
    out.put(assurance.error().isPresent() ? 1 : 0);
    if (assurance.error().isPresent()) {
      out.bits(Double.doubleToLongBits(assurance.error().getAsDouble()), Long.BYTES);
    }
    Dossier dossier = assurance.dossier();
    out.put(dossier == null ? 0 : 1);
    if (dossier != null) {
      dossier.write(out);
    }
  }

  /**
   * Reads a receipt. The bytes may come from anywhere; nothing is allocated that they are too short
   * for.
   *
   * @throws ReceiptException if they are no receipt, or not as they were signed
   */
  public static Receipt read(byte[] bytes) throws ReceiptException {
    if (bytes.length <= LETTERS.length
        || !Arrays.equals(LETTERS, 0, LETTERS.length, bytes, 0, LETTERS.length)) {
      throw new ReceiptException("it is no receipt");
    }
    byte version = bytes[LETTERS.length];
    if (version != VERSION) {
      throw new ReceiptException(
          "it has version " + version + " of the format, and this hocl knows version " + VERSION);
    }
    int signed = bytes.length - Ed25519.SIGNATURE_BYTES;
    int body = signed - Ed25519.KEY_BYTES;
    if (body <= LETTERS.length) {
      throw new ReceiptException("it is cut off");
    }
    byte[] key = Arrays.copyOfRange(bytes, body, signed);
    if (!Ed25519.fits(key, bytes, signed, Arrays.copyOfRange(bytes, signed, bytes.length))) {
      throw new ReceiptException("its signature does not fit: it was changed, or is damaged");
    }
    try {
      ByteSource in = new ByteSource(Arrays.copyOfRange(bytes, LETTERS.length + 1, body));
      Statement statement = statement(in);
      byte[] result = in.bytes(in.count(1));
      byte[] trace = in.bytes(in.count(1));
      if (!in.isAtEnd() || (statement.tracing() == Tracing.WHOLE) == (trace.length == 0)) {
        throw new ReceiptException("it is malformed");
      }
      return new Receipt(statement, result, trace, HEX.formatHex(key));
    } catch (CodecException e) {
      throw new ReceiptException("it is malformed: " + e.getMessage());
    }
  }

  private static Statement statement(ByteSource in) throws CodecException {
    String version = in.text();
    String program = HEX.formatHex(in.bytes(MerkleTree.BYTES));
    String input = HEX.formatHex(in.bytes(MerkleTree.BYTES));
    String content = HEX.formatHex(in.bytes(MerkleTree.BYTES));
    String root = HEX.formatHex(in.bytes(MerkleTree.BYTES));
    int end = in.next();
    Tracing tracing = Tracing.of(in.next());
    if (end < 0 || end >= ENDS.size() || tracing == null) {
      throw in.refusal("an end or a kind of trace is not known");
    }
    long reactions = in.number();
    String policy = in.text();
    String words = in.text();
    OptionalDouble error =
        switch (in.next()) {
          case 0 -> OptionalDouble.empty();
          case 1 -> OptionalDouble.of(Double.longBitsToDouble(in.bits(Long.BYTES)));
          default -> throw in.refusal("a number is there or not");
        };
    Dossier dossier =
        switch (in.next()) {
          case 0 -> null;
          case 1 -> Dossier.read(in);
          default -> throw in.refusal("what a referee leaves is there or not");
        };
    return new Statement(
        version,
        program,
        input,
        content,
        ENDS.get(end),
        reactions,
        tracing,
        new Assurance(policy, words, error, dossier),
        root);
  }

  /** The statement on the run. */
  public Statement statement() {
    return statement;
  }

  /** The public key of its signer, in hexadecimal digits. */
  public String signer() {
    return signer;
  }

  /**
   * The result, of which nothing is known but that it was signed; whether a solution in it counts
   * as inert is only a claim.
   *
   * @param definitions those of the program
   * @throws ReceiptException if it cannot be read
   */
  public Solution result(Definitions definitions) throws ReceiptException {
    try {
      return Solution.of(MoleculeCodec.decode(result, definitions));
    } catch (CodecException e) {
      throw new ReceiptException("its result cannot be read: " + e.getMessage());
    }
  }

  /**
   * The reactions, empty where there are none.
   *
   * @param definitions those of the program
   * @throws ReceiptException if they cannot be read
   */
  public Trace trace(Definitions definitions) throws ReceiptException {
    if (statement.tracing() != Tracing.WHOLE) {
      return Trace.EMPTY;
    }
    try {
      Trace found = TraceCodec.decode(trace, definitions);
      if (found == null) {
        throw new ReceiptException("its reactions cannot be read");
      }
      return found;
    } catch (CodecException e) {
      throw new ReceiptException("its reactions cannot be read: " + e.getMessage());
    }
  }
}
