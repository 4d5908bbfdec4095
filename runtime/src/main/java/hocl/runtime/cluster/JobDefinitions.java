package hocl.runtime.cluster;

import hocl.runtime.codec.CodecException;
import hocl.runtime.codec.Definitions;
import hocl.runtime.ledger.BlobRef;
import hocl.runtime.ledger.Codec;
import hocl.runtime.ledger.Command;
import hocl.runtime.task.BlobStore;
import hocl.runtime.task.Blobs;

/** The table of definitions that reading the atoms of a job takes. */
public final class JobDefinitions {

  private JobDefinitions() {}

  /**
   * Compiles the program of a job.
   *
   * @param create the command that began the job, as bytes
   * @throws CodecException if it is none
   * @throws IllegalArgumentException if the program cannot be compiled here
   * @throws hocl.runtime.task.LostBlobException if the program is not there
   */
  public static Definitions of(byte[] create, BlobStore store, ProgramBytes programs)
      throws CodecException {
    if (Codec.request(create).command() instanceof Command.Create begun) {
      BlobRef program = begun.spec().program();
      if (program != null) {
        Blobs blobs = new Blobs(store, begun.spec().id(), Definitions.NONE, 1);
        JobText text = JobText.decode(blobs.bytes(program));
        return programs.compile(text.program().get()).definitions();
      }
    }
    throw new IllegalArgumentException("the job has no program");
  }
}
