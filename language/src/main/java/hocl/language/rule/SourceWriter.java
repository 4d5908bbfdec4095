package hocl.language.rule;

import hocl.language.core.CoreType;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.RulePrinting;
import hocl.runtime.atom.Tuple;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What the writers of expressions, items, patterns and rules share. */
final class SourceWriter {
  final RulePrinting out;
  final ExpressionWriter expressions = new ExpressionWriter(this);
  final ItemWriter items = new ItemWriter(this);
  final PatternWriter patterns = new PatternWriter(this);
  final RuleWriter rules = new RuleWriter(this);

  /** Whether a comparison may stand here without parentheses, although a solution is around. */
  private boolean comparisonAllowed;

  SourceWriter(RulePrinting out) {
    this.out = out;
  }

  void text(String text) {
    out.text(text);
  }

  boolean comparisonAllowed() {
    return comparisonAllowed;
  }

  /** Writes with comparisons allowed or not, as a bracket or a guard decides. */
  void inside(boolean comparisons, Runnable writing) {
    boolean before = comparisonAllowed;
    comparisonAllowed = comparisons;
    writing.run();
    comparisonAllowed = before;
  }

  /** Writes in parentheses if need be. */
  void enclosed(boolean parentheses, Runnable writing) {
    if (!parentheses) {
      writing.run();
      return;
    }
    text("(");
    inside(true, writing);
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

  /** Writes what stands for a slot as an operand of a level. */
  void slot(SlotText slot, Level level) {
    switch (slot) {
      case SlotText.Named named -> text(named.name());
      case SlotText.Valued valued -> value(valued.value(), level);
    }
  }

  /** Writes a value as an operand of a level. */
  void value(Object value, Level level) {
    Level own =
        switch (value) {
          case Tuple tuple -> Level.TUPLE;
          case Long number -> number < 0 ? Level.UNARY : Level.POSTFIX;
          case BigInteger number -> number.signum() < 0 ? Level.UNARY : Level.POSTFIX;
          case Double number -> number < 0 ? Level.UNARY : Level.POSTFIX;
          case Molecule molecule -> Level.OPEN;
          default -> Level.POSTFIX;
        };
    if (value instanceof Molecule molecule && molecule.size() == 0) {
      text("nothing");
    } else if (value instanceof Molecule || own.looserThan(level)) {
      out.operand(value);
    } else {
      out.item(value);
    }
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
