package hocl.runtime.referee;

import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.Beginning;
import hocl.runtime.ledger.BlobName;
import hocl.runtime.ledger.BlobRef;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Course;
import hocl.runtime.ledger.Provisional;
import hocl.runtime.ledger.Verification;
import hocl.runtime.task.Blobs;
import hocl.runtime.task.LostBlobException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps what a receipt needs of the commits of a job, while these go by. For one thread. */
final class ReceiptRecorder {

  private static final int MOST_COMMITS = 200_000;
  private static final int MOST_CONVICTIONS = 16;

  /** The atoms of all tasks that are kept. */
  private static final long MOST_BYTES = 256L << 20;

  private final Keeping keeping;
  private final @Nullable Beginning beginning;
  private final Supplier<Blobs> blobs;
  private final Map<Long, Provisional> commits = new LinkedHashMap<>();
  private final List<Conviction> convictions = new ArrayList<>();
  private final Map<BlobName, Bytes> kept = new LinkedHashMap<>();
  private final Map<BlobName, Bytes> proofs = new LinkedHashMap<>();
  private boolean whole = true;
  private boolean tasks;
  private long bytes;

  /**
   * A recorder that has seen nothing yet.
   *
   * @param beginning of the job, or null where it is not known
   * @param blobs those of the job
   */
  ReceiptRecorder(Keeping keeping, @Nullable Beginning beginning, Supplier<Blobs> blobs) {
    this.keeping = keeping;
    this.beginning = beginning;
    this.blobs = blobs;
    this.tasks = keeping == Keeping.TASKS && beginning != null;
    if (tasks && beginning != null) {
      BlobRef rules = beginning.rules();
      List<BlobRef> start = new ArrayList<>();
      beginning.content().forEach(placed -> start.add(placed.blob()));
      if (rules != null) {
        start.add(rules);
      }
      keep(start);
    }
  }

  /** Takes note of a commit, before it can be final. */
  void came(Provisional step) {
    if (keeping == Keeping.NOTHING || beginning == null || !whole) {
      return;
    }
    if (commits.size() >= MOST_COMMITS) {
      whole = false;
      tasks = false;
      commits.clear();
      kept.clear();
      return;
    }
    commits.putIfAbsent(step.fence(), step);
    if (tasks) {
      keep(step.blobs());
    }
  }

  private void keep(List<BlobRef> refs) {
    for (BlobRef ref : refs) {
      if (tasks && !kept.containsKey(ref.name())) {
        bytes += ref.bytes();
        byte[] found = bytes > MOST_BYTES ? null : read(ref);
        if (found == null) {
          tasks = false;
          kept.clear();
          return;
        }
        kept.put(ref.name(), Bytes.of(found));
      }
    }
  }

  private byte @Nullable [] read(BlobRef ref) {
    try {
      return blobs.get().bytes(ref);
    } catch (LostBlobException e) {
      return null;
    }
  }

  /**
   * Takes note of a ruling of the referee.
   *
   * @param planted whether it is on a planted result, whose author is not to blame
   */
  void ruled(Provisional step, boolean planted, Command.Ruling ruling) {
    if (keeping == Keeping.NOTHING) {
      return;
    }
    if (ruling != Command.Ruling.RIGHT && !planted) {
      commits.remove(step.fence());
    }
    if (ruling == Command.Ruling.VOID) {
      return;
    }
    for (Verification said : step.verifications()) {
      boolean right = said.finding() == Verification.Finding.RIGHT;
      if (said.finding() != Verification.Finding.NONE
          && right != (ruling == Command.Ruling.RIGHT)) {
        convict(said.verifier(), step);
      }
    }
    if (ruling == Command.Ruling.WRONG && !planted) {
      convict(step.author().node(), step);
    }
  }

  private void convict(String node, Provisional step) {
    if (convictions.size() >= MOST_CONVICTIONS
        || convictions.stream().anyMatch(one -> one.node().equals(node))) {
      return;
    }
    Map<BlobName, Bytes> found = new LinkedHashMap<>();
    for (BlobRef ref : step.blobs()) {
      byte[] content = read(ref);
      if (content == null) {
        return;
      }
      found.put(ref.name(), Bytes.of(content));
    }
    proofs.putAll(found);
    convictions.add(new Conviction(node, step));
  }

  /**
   * All that was kept.
   *
   * @param proceedings the record of the draws
   * @param seen the last look at the job
   */
  Dossier dossier(Proceedings proceedings, Answer.Seen seen) {
    Course course =
        keeping == Keeping.NOTHING || beginning == null || !whole
            ? null
            : Course.of(beginning, commits.values());
    boolean known = course != null && course.leadsTo(seen) && proceedings.secrets().size() == 1;
    Map<BlobName, Bytes> blobs = new LinkedHashMap<>(proofs);
    if (known && tasks && course != null) {
      for (BlobRef ref : course.blobs()) {
        Bytes found = kept.get(ref.name());
        if (found != null) {
          blobs.put(ref.name(), found);
        }
      }
    }
    return new Dossier(
        proceedings,
        known ? course : null,
        known && tasks,
        keeping == Keeping.NOTHING ? List.of() : convictions,
        keeping == Keeping.NOTHING ? List.of() : seen.checked().proofs(),
        blobs);
  }
}
