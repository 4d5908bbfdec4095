package hocl.repl.command;

import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.report.Reports;
import hocl.runtime.cluster.ClusterException;

/** Says why a cluster cannot go on. */
final class ClusterTrouble {

  private ClusterTrouble() {}

  /** Says it; gives the exit code of the reason. */
  static ExitCode complain(ClusterException failure, Console console) {
    Reports.complain(String.valueOf(failure.getMessage()), "", console);
    return switch (failure.reason()) {
      case JOB -> ExitCode.LIMIT;
      case LOST -> ExitCode.LOST;
      case UNREACHABLE -> ExitCode.UNREACHABLE;
      case NOT_LET_IN -> ExitCode.NOT_LET_IN;
      case NO_PORT -> ExitCode.NO_PORT;
      case NO_MAJORITY -> ExitCode.NO_MAJORITY;
    };
  }
}
