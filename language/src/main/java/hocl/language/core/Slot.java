package hocl.language.core;

/**
 * What is known of a slot of a scope.
 *
 * @param name as written in the program, for printing and messages
 * @param kind what the slot can hold
 */
public record Slot(String name, Kind kind) {

  /** What a slot can hold. */
  public enum Kind {
    /** One atom. */
    ATOM,
    /** The atoms of a rest: always a molecule. */
    REST,
    /** The value of a parameter or what captures it: an atom or a molecule. */
    EITHER
  }
}
