package hocl.repl.report;

import hocl.repl.console.Console;
import java.io.PrintWriter;

/**
 * The message for a mistake of this program itself: the only place where a stack trace is shown.
 */
public final class BugReport {

  private BugReport() {}

  /**
   * Says that this is not the user's fault, and shows what is needed to find out whose it is.
   *
   * @param doing what was being done
   */
  public static void show(Throwable bug, String doing, Console console) {
    Reports.complain(
        "This is a bug in hocl itself.", "Please report it with the lines below.", console);
    console.err().line(Version.line() + ": " + doing);
    PrintWriter trace = new PrintWriter(console.err());
    bug.printStackTrace(trace);
    trace.flush();
  }
}
