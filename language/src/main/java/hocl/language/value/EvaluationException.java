package hocl.language.value;

import hocl.grammar.source.Span;
import hocl.runtime.atom.Molecule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression has no value: an operand of a wrong kind, a division by zero. In a guard it means
 * that the guard does not hold, but for a {@linkplain #isLimit limit}; on a right-hand side it
 * stops the run. It is thrown often, so it has no stack trace, and its sentence is put together
 * from the catalogue only when it is shown.
 */
public final class EvaluationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final transient List<Object> arguments;
  private transient @Nullable Span span;

  /**
   * A failure.
   *
   * @param code its code in the catalogue of diagnostics, one of E07xx
   * @param arguments atoms, molecules, names and texts for the sentence, in the catalogue's order
   */
  public EvaluationException(String code, Object... arguments) {
    super(code, null, false, false);
    this.code = code;
    this.arguments = List.of(arguments);
  }

  /**
   * An operation does not work on its operands: one is a molecule where an atom is needed, or else
   * their kinds are wrong.
   *
   * @param operation what it is called in a sentence
   * @param operands atoms or molecules
   */
  public static EvaluationException wrongKind(String operation, Object... operands) {
    List<Object> arguments = new ArrayList<>(List.of(operation));
    for (Object operand : operands) {
      if (operand instanceof Molecule) {
        return new EvaluationException("E0712", operand);
      }
      arguments.add(operand);
    }
    return new EvaluationException("E0701", arguments.toArray());
  }

  /** A function is called with another number of arguments than it has parameters. */
  public static EvaluationException wrongNumber(String function, int parameters, int arguments) {
    return new EvaluationException("E0706", function, Arguments.counted(parameters), arguments);
  }

  /**
   * Whether a limit of the machine was met, rather than an operation without a value: calls that
   * nest too deep, or a value that would be too large.
   */
  public boolean isLimit() {
    return switch (code) {
      case "E0707", "E0711", "E0755" -> true;
      default -> false;
    };
  }

  /** The code in the catalogue. */
  public String code() {
    return code;
  }

  /** The values that the sentence mentions. */
  public List<Object> arguments() {
    return arguments;
  }

  /** The innermost expression that failed, if it is known yet. */
  public @Nullable Span span() {
    return span;
  }

  /** Says which expression failed, unless an inner one is known already. */
  public EvaluationException at(Span place) {
    if (span == null) {
      span = place;
    }
    return this;
  }
}
