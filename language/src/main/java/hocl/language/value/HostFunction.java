package hocl.language.value;

/**
 * A function of the program that embeds this one. Programs hold it as a Java object and call it by
 * name, as they call their own functions.
 */
public interface HostFunction {

  /**
   * Calls it on the reacting thread. May have effects.
   *
   * @param arguments atoms in which nothing lives
   * @return an atom
   * @throws EvaluationException if it fails or its result is not an atom
   */
  Object call(Object[] arguments);
}
