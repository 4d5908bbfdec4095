package hocl.runtime.gateway;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.check.Policy;
import hocl.runtime.check.Promise;
import hocl.runtime.codec.ByteSink;
import hocl.runtime.codec.ByteSource;
import hocl.runtime.codec.CodecException;
import hocl.runtime.codec.Definitions;
import hocl.runtime.codec.MoleculeCodec;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.referee.Dossier;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * All that a client needs for the receipt of a job that is over. The bytes: the name of the end and
 * the number of reactions; the policy, what it leaves open, and a byte 0, or 1 and 8 bytes of a
 * Float, the error; a byte 0, or 1 and the {@link Dossier}; and the number of bytes of the result
 * and these, by {@link MoleculeCodec}. Numbers and texts are those of {@link ByteSink}.
 *
 * @param end how the job ended
 * @param reactions the number of reactions
 * @param policy by which results of nodes were checked
 * @param words what that leaves open
 * @param error the probability with which a wrong result passes, where the policy has one
 * @param dossier what the referee left, or null where nothing was checked
 * @param result the atoms at the end
 */
public record Evidence(
    End end,
    long reactions,
    String policy,
    String words,
    OptionalDouble error,
    @Nullable Dossier dossier,
    Molecule result) {

  /** The evidence of a job that came to an outcome. */
  static Evidence of(Outcome outcome, Promise promise, @Nullable Dossier dossier) {
    boolean checked = !(promise.policy() instanceof Policy.None);
    return new Evidence(
        outcome.end(),
        outcome.reactions(),
        promise.policy().text(),
        promise.words(),
        checked ? OptionalDouble.of(promise.perRun()) : OptionalDouble.empty(),
        dossier,
        Molecule.of(outcome.solution().atoms()));
  }

  /**
   * Writes it; {@link #read} reads it again.
   *
   * @throws CodecException if it is too long, or an atom has no form as bytes
   */
  byte[] write(Definitions definitions) throws CodecException {
    byte[] atoms = MoleculeCodec.encode(result, definitions);
    ByteSink out = new ByteSink(1024L + atoms.length);
    out.text(end.name());
    out.number(reactions);
    out.text(policy);
    out.text(words);
    out.put(error.isPresent() ? 1 : 0);
    if (error.isPresent()) {
      out.bits(Double.doubleToLongBits(error.getAsDouble()), Long.BYTES);
    }
    out.put(dossier == null ? 0 : 1);
    if (dossier != null) {
      dossier.write(out);
    }
    out.number(atoms.length);
    out.put(atoms);
    return out.finish();
  }

  /**
   * Reads what {@link #write} wrote; believes no length and no number.
   *
   * @param definitions of the program
   * @throws CodecException if the bytes are something else
   */
  public static Evidence read(byte[] bytes, Definitions definitions) throws CodecException {
    ByteSource in = new ByteSource(bytes);
    try {
      return new Evidence(
          End.valueOf(in.text()),
          in.number(),
          in.text(),
          in.text(),
          flag(in)
              ? OptionalDouble.of(Double.longBitsToDouble(in.bits(Long.BYTES)))
              : OptionalDouble.empty(),
          flag(in) ? Dossier.read(in) : null,
          MoleculeCodec.decode(in.bytes(in.count(1)), definitions));
    } catch (IllegalArgumentException e) {
      throw in.refusal("an end is not known");
    }
  }

  private static boolean flag(ByteSource in) throws CodecException {
    int value = in.next();
    if (value != 0 && value != 1) {
      throw in.refusal("a flag is neither 0 nor 1");
    }
    return value == 1;
  }

  /** The outcome of the job, as far as a receipt needs it. */
  public Outcome outcome() {
    return new Outcome(end, Solution.of(result), reactions, 0, 0, 0, null);
  }
}
