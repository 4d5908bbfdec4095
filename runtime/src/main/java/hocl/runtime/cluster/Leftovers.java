package hocl.runtime.cluster;

import hocl.runtime.codec.Definitions;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.BlobName;
import hocl.runtime.ledger.BlobRef;
import hocl.runtime.ledger.Codec;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Request;
import hocl.runtime.ledger.Sender;
import hocl.runtime.task.BlobStore;
import hocl.runtime.task.Blobs;
import hocl.runtime.task.Post;
import java.util.ArrayList;
import java.util.List;

/** Removes the blobs of a job that is over. */
final class Leftovers {

  private Leftovers() {}

  /**
   * Removes all blobs that a ledger names.
   *
   * @param create the command that began the job, as bytes
   */
  static void remove(String job, byte[] create, Post post, BlobStore store)
      throws InterruptedException {
    Request look = new Request(new Sender("nobody", 0, 0), 0, new Command.Look());
    List<BlobRef> blobs = new ArrayList<>();
    if (post.send(look) instanceof Answer.Seen seen) {
      blobs.addAll(seen.content());
      blobs.addAll(seen.lines());
      if (seen.rules() != null) {
        blobs.add(seen.rules());
      }
    }
    try {
      if (Codec.request(create).command() instanceof Command.Create begun
          && begun.spec().program() != null) {
        blobs.add(begun.spec().program());
      }
    } catch (hocl.runtime.codec.CodecException e) {
      // then it names no program
    }
    List<BlobName> names = blobs.stream().map(BlobRef::name).toList();
    new Blobs(store, job, Definitions.NONE, 1).remove(names);
    store.remove(Notes.nameOf(job));
  }
}
