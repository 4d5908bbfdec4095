package hocl.runtime.atom;

/**
 * The closed form of a rule or function: its source with the captured values put in, up to renaming
 * of the variables that it binds. Equality, hash, order and digest of rules and functions go by
 * this form and the label or name alone. Implementations are immutable; any thread may call them.
 */
public interface ClosedForm {
  /**
   * The source in pieces: a text at each even index, an atom at each odd one, a text first and
   * last. Variables are named by where they are bound. Forms are equal when these pieces are equal
   * atoms.
   *
   * @return not to be changed
   */
  Object[] parts();

  /**
   * The source from one piece on, with the atoms written out. Forms are ordered by this text, and
   * where that is the same as far as it is looked at, by the first pieces that differ.
   *
   * @param part the index of the first piece; the text is empty if there are fewer pieces
   * @param most the number of characters after which the text is cut off, or one behind where that
   *     would part a pair
   */
  String textFrom(int part, int most);
}
