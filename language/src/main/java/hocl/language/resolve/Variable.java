package hocl.language.resolve;

import hocl.grammar.source.Span;
import hocl.language.core.Slot;

/** The thing that a name stands for; compared by identity. */
final class Variable {
  /** Where a variable comes from. */
  enum Origin {
    /** A top-level {@code let} or a parameter of the program. */
    TOP,
    /** A {@code let} within a molecule or an expression. */
    LET,
    /** A pattern. */
    PATTERN,
    /** A parameter of a function. */
    ARGUMENT,
    /** The rule or function around, by its own name. */
    SELF
  }

  /** The arity of what is not known to be a function. */
  static final int UNKNOWN = -1;

  /** The arity of what is known not to be a function. */
  static final int NO_FUNCTION = -2;

  final String name;
  final Frame frame;
  final int slot;
  final Origin origin;
  final Span span;

  /** The kinds of value that the slot must be able to hold, whatever the caller gives. */
  final Slot.Kind declared;

  private Slot.Kind kind;
  private int arity = UNKNOWN;
  private boolean bounded;
  private int mentions;

  Variable(String name, Frame frame, int slot, Slot.Kind kind, Origin origin, Span span) {
    this.name = name;
    this.frame = frame;
    this.slot = slot;
    this.declared = kind;
    this.kind = kind;
    this.origin = origin;
    this.span = span;
  }

  /** The kinds of value that the variable can hold, given what the caller gives. */
  Slot.Kind kind() {
    return kind;
  }

  /** Tells the kind of the value that a parameter has, for checks; its slot stays as declared. */
  void narrow(Slot.Kind known) {
    kind = known;
  }

  /** The number of parameters of the function it stands for, or one of the constants. */
  int arity() {
    return arity;
  }

  void knowArity(int known) {
    arity = known;
  }

  /** Whether it is known to be a function that reaches no limit of the machine. */
  boolean isBounded() {
    return bounded;
  }

  void knowBounded(boolean known) {
    bounded = known;
  }

  /** How often expressions and patterns mention the variable, its introduction not counted. */
  int mentions() {
    return mentions;
  }

  void mention() {
    mentions++;
  }

  /** Says that it may stay unmentioned. */
  void excuse() {
    mentions++;
  }
}
