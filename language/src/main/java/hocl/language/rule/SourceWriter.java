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

  private Angles angles;

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
