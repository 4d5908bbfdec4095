package hocl.repl.command;

import hocl.language.explore.Exploration;
import hocl.repl.console.Console;
import hocl.repl.draw.DrawnStates;
import hocl.repl.option.UsageException;
import hocl.repl.report.OutputFile;
import hocl.repl.report.Reports;

/** A file into which the states of a program are drawn. */
final class StateDrawing {

  /** Pictures of more states are of no use to anybody's eye. */
  static final int MOST_STATES = 500;

  private final String name;
  private final OutputFile file;

  private StateDrawing(String name, OutputFile file) {
    this.name = name;
    this.file = file;
  }

  /**
   * A drawing to a file whose ending tells the form.
   *
   * @throws UsageException if the ending is another, or the file cannot be written
   */
  static StateDrawing to(String name) {
    if (!name.endsWith(".dot") && !name.endsWith(".html")) {
      throw new UsageException(
          "`--graph` cannot draw `" + name + "`.", "Name a file that ends in `.html` or `.dot`.");
    }
    return new StateDrawing(name, OutputFile.at("--graph", name));
  }

  /** Draws the states, unless there are too many. */
  void draw(Exploration exploration, String program, ResultPrinting results, Console console) {
    if (exploration.states() > MOST_STATES) {
      Reports.complain(
          Reports.count(exploration.states(), "state") + " are too many for a picture.",
          "Draw the first ones with `--max-states "
              + MOST_STATES
              + "`, or make the program smaller.",
          console);
      return;
    }
    DrawnStates drawn = new DrawnStates(exploration, results.printer());
    if (name.endsWith(".dot")) {
      file.write(drawn::writeDot, console.environment().interrupts());
    } else {
      file.write(out -> drawn.writePage(program, out), console.environment().interrupts());
    }
  }
}
