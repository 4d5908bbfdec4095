package hocl.language.rule;

import hocl.language.core.CoreType;
import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.RulePrinting;
import hocl.runtime.atom.Tuple;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** The common part of the writers of expressions, items, patterns and rules. */
final class SourceWriter {
  final RulePrinting out;
  final ExpressionWriter expressions = new ExpressionWriter(this);
  final ItemWriter items = new ItemWriter(this);
  final PatternWriter patterns = new PatternWriter(this);
  final RuleWriter rules = new RuleWriter(this);

  private Angles angles;
  private Set<String> bound = Set.of();

  /**
   * A writer.
   *
   * @param angles how angle brackets are read where the text stands
   */
  SourceWriter(RulePrinting out, Angles angles) {
    this.out = out;
    this.angles = angles;
  }

  void text(String text) {
    out.text(text);
  }

  Angles angles() {
    return angles;
  }

  /** Writes where angle brackets are read in a way. */
  void inside(Angles there, Runnable writing) {
    Angles before = angles;
    angles = there;
    writing.run();
    angles = before;
  }

  /** Writes in parentheses if need be. */
  void enclosed(boolean parentheses, Runnable writing) {
    if (!parentheses) {
      writing.run();
      return;
    }
    text("(");
    inside(Angles.FREE, writing);
    text(")");
  }

  <T> void separated(List<T> parts, String separator, Consumer<T> each) {
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        text(separator);
      }
      each.accept(parts.get(i));
    }
  }

  /** Writes a value as an operand of a level. */
  void value(Object value, Tightness level) {
    if (value instanceof Molecule molecule && molecule.size() == 0) {
      text("nothing");
    } else if (value instanceof Molecule || level(value).looserThan(level)) {
      out.operand(value);
    } else {
      out.item(value);
    }
  }

  /** How tightly the text of a value binds. */
  static Tightness level(Object value) {
    return switch (value) {
      case Tuple tuple -> Tightness.TUPLE;
      case Long number -> number < 0 ? Tightness.UNARY : Tightness.POSTFIX;
      case BigInteger number -> number.signum() < 0 ? Tightness.UNARY : Tightness.POSTFIX;
      case Double number -> number < 0 ? Tightness.UNARY : Tightness.POSTFIX;
      case Molecule molecule -> Tightness.OPEN;
      default -> Tightness.POSTFIX;
    };
  }

  /** Writes in the scope of more names. */
  void binding(Collection<String> names, Runnable writing) {
    Set<String> before = bound;
    if (!before.containsAll(names)) {
      Set<String> more = new HashSet<>(before);
      more.addAll(names);
      bound = more;
      out.binding(more);
    }
    writing.run();
    bound = before;
    out.binding(before);
  }

  /** Whether a rule, function or {@code let} around binds a name, as far as it is written. */
  boolean isBound(String name) {
    return bound.contains(name);
  }

  /** Whether the name of a rule or function stands for it at this place. */
  boolean isDenoted(Object atom) {
    return switch (atom) {
      case Rule rule -> {
        String label = rule.definition().label();
        yield label != null && !isBound(label) && out.denotes(rule);
      }
      case FunctionAtom function -> !isBound(function.name()) && out.denotes(function);
      default -> false;
    };
  }

  /** Whether a name stands for something at this place. */
  boolean isTaken(String name) {
    return bound.contains(name) || out.isTaken(name);
  }

  /** The name of a type as programs write it. */
  static String typeName(CoreType type) {
    return switch (type) {
      case CoreType.Basic basic ->
          basic.name().charAt(0) + basic.name().substring(1).toLowerCase(Locale.ROOT);
      case CoreType.Java java -> className(java.type());
    };
  }

  /** The name of a class without its package. */
  static String className(Class<?> type) {
    String name = type.getCanonicalName();
    String full = name == null ? type.getName() : name;
    String prefix = type.getPackageName();
    return prefix.isEmpty() ? full : full.substring(prefix.length() + 1);
  }
}
