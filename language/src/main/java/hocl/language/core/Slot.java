package hocl.language.core;

/**
 * The known facts about a slot of a scope.
 *
 * @param name as written in the program, for printing and messages
 * @param kind what the slot can hold
 */
public record Slot(String name, Kind kind) {

  /** The kinds of values of a slot. */
  public enum Kind {
    /** One atom. */
    ATOM,
    /** The atoms of a rest: always a molecule. */
    REST,
    /** The value of a parameter or what captures it: an atom or a molecule. */
    EITHER
  }
}
