package hocl.runtime.cluster;

import hocl.runtime.copies.Copies;
import hocl.runtime.copies.Question;
import hocl.runtime.copies.Reply;
import hocl.runtime.ledger.Ledger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Hands the memory and the blobs of a voter that leaves in order to another voter. */
final class Handover {

  private static final Duration FOR_AN_ANSWER = Duration.ofSeconds(3);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);
  private static final int MOST_TRIES = 10;

  private final Holdings holdings;
  private final Voters voters;
  private final Set<String> handed = new HashSet<>();

  Handover(Holdings holdings, Voters voters) {
    this.holdings = holdings;
    this.voters = voters;
  }

  /** Returns when another voter has them, or none takes them. */
  void run() throws InterruptedException {
    Copies copies = holdings.copies();
    for (int tries = 0; tries < MOST_TRIES && copies.remembers(); tries++) {
      List<Integer> others = new ArrayList<>(voters.present().keySet());
      others.removeIf(voter -> voter == copies.voter());
      if (others.isEmpty()) {
        return;
      }
      int heir = others.get(tries % others.size());
      handed.clear();
      blobs(heir);
      Question.Inherit memory = copies.leave();
      if (memory == null
          || !(voters.ask(heir, memory, FOR_AN_ANSWER) instanceof Reply.Standing answer)) {
        // the heir may have taken the memory, so no other voter may get it
        return;
      }
      if (answer.granted()) {
        // blobs that were written meanwhile
        blobs(heir);
        return;
      }
      copies.stay();
      Thread.sleep(BETWEEN_TRIES);
    }
  }

  private void blobs(int heir) throws InterruptedException {
    for (String job : holdings.copies().jobs()) {
      Ledger ledger = holdings.copies().of(job).ledger();
      List<String> named = new ArrayList<>(List.of(Notes.nameOf(job)));
      if (ledger != null) {
        ledger.blobs().forEach(blob -> named.add(blob.name().in(job)));
      }
      for (String name : named) {
        byte[] bytes = holdings.shelf().get(name);
        if (bytes != null && handed.add(name)) {
          voters.ask(heir, VoterCall.PUT, Desk.blob(name, bytes), FOR_AN_ANSWER);
        }
      }
    }
  }
}
