package hocl.repl.expect;

import java.util.List;

/** What a comment of a program says about its runs. */
public sealed interface Expectation {

  /** The line of the comment, from 1. */
  int line();

  /** The comment as it is written, without what marks it. */
  String text();

  /**
   * Every run ends in one of some results.
   *
   * @param results the texts of the results
   */
  record EndsIn(int line, String text, List<String> results) implements Expectation {}

  /**
   * The program is refused, or fails, with an error of a code; or checking it gives a warning.
   *
   * @param code the code
   */
  record Says(int line, String text, String code) implements Expectation {}

  /**
   * The explorer meets a number of states.
   *
   * @param number the number
   */
  record HasStates(int line, String text, int number) implements Expectation {}

  /**
   * The explorer finds a number of outcomes.
   *
   * @param number the number
   */
  record HasOutcomes(int line, String text, int number) implements Expectation {}

  /**
   * The comment is not understood.
   *
   * @param reason a sentence for people
   */
  record Unreadable(int line, String text, String reason) implements Expectation {}
}
