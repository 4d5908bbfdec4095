package hocl.repl.cluster;

import hocl.runtime.cluster.MemberProcess;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;

/** Starts a member of a cluster in a process of its own, for the process that runs a program. */
public final class MemberMain {

  private static final int DROPPED = 3;

  private MemberMain() {}

  /**
   * Serves the process at the other end of standard input and output until these close.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    FileInputStream in = new FileInputStream(FileDescriptor.in);
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    // nothing but answers may go there
    System.setOut(System.err);
    MemberProcess.serve(in, out, new ShippedPrograms(), () -> Runtime.getRuntime().halt(DROPPED));
    if (MemberCommand.records()) {
      System.exit(0);
    }
    Runtime.getRuntime().halt(0);
  }
}
