package hocl.language.rule;

/** What is written for a slot. */
sealed interface SlotText {
  /** A name. */
  record Named(String name) implements SlotText {}

  /** The captured value: an atom or a molecule. */
  record Valued(Object value) implements SlotText {}
}
