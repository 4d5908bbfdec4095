package hocl.language;

import hocl.grammar.source.SourceText;
import hocl.language.core.CoreProgram;

/**
 * A program that passed every check: ready to run any number of times, on any number of threads.
 *
 * @param core the program in Core, with the caller's values for its parameters put in
 * @param usesJava whether it calls Java other than the pure methods of atoms
 */
public record Program(CoreProgram core, boolean usesJava) {

  /** The text of the main file. */
  public SourceText source() {
    return core.source();
  }
}
