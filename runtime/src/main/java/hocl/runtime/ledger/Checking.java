package hocl.runtime.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a ledger knows besides where commits are checked.
 *
 * @param base the solution at the last step that is final
 * @param entries the steps since then
 * @param closing how the job ends once all of them are found right, or null
 * @param referee the sender that draws and judges, or null before there is one
 * @param secrets the digests of the keys that referees draw by, that of the present one last
 * @param records the executing nodes and their standing
 * @param leftovers blobs that nothing refers to any longer, for whoever asks for work next
 * @param checked the number of commits that others have found right
 * @param proofs of nodes that gave two results of one attempt
 * @param remarks of verifiers, for people
 */
record Checking(
    State base,
    List<Entry> entries,
    @Nullable Ending closing,
    @Nullable Sender referee,
    List<Bytes> secrets,
    SortedMap<String, NodeRecord> records,
    List<BlobName> leftovers,
    long checked,
    List<Twofaced> proofs,
    List<Remark> remarks) {

  Checking {
    entries = List.copyOf(entries);
    secrets = List.copyOf(secrets);
    proofs = List.copyOf(proofs);
    remarks = List.copyOf(remarks);
    leftovers = List.copyOf(leftovers);
  }

  /** So many commits at most are told at a time for which verifiers have to be drawn. */
  private static final int MOST_TOLD = 32;

  boolean isGuilty(String node) {
    NodeRecord known = records.get(node);
    return known != null && known.guilt() != null;
  }

  /** The commits among the steps, in their order. */
  List<Provisional> commits() {
    List<Provisional> all = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry instanceof Provisional step) {
        all.add(step);
      }
    }
    return all;
  }

  /** What a look shows of it. */
  Answer.Checked seen(Set<String> present) {
    List<Provisional> commits = commits();
    SortedMap<String, String> guilty = new TreeMap<>();
    records.forEach((node, known) -> {
      if (known.guilt() != null) {
        guilty.put(node, known.guilt());
      }
    });
    return new Answer.Checked(
        checked,
        commits.size(),
        commits.stream().filter(Provisional::isOpen).limit(MOST_TOLD).toList(),
        commits.stream()
            .filter(step -> step.standing() == Provisional.Standing.DISPUTED)
            .limit(MOST_TOLD)
            .toList(),
        agreed(commits),
        records.keySet().stream()
            .filter(node -> present.contains(node) && !isGuilty(node))
            .toList(),
        guilty,
        secrets,
        proofs,
        remarks);
  }

  /** The planted results that verifiers called right, as these saw them. */
  private static List<Provisional> agreed(List<Provisional> commits) {
    List<Provisional> all = new ArrayList<>();
    for (Provisional step : commits) {
      Planted planted = step.planted();
      if (planted != null && !planted.isPending()) {
        all.add(step.decoy(planted));
      }
    }
    return all;
  }

  /** Whether a sender is part of the process that draws and judges. */
  boolean isOfReferee(Sender sender) {
    return referee != null
        && referee.node().equals(sender.node())
        && referee.incarnation() == sender.incarnation();
  }

  /** The blobs that it takes to judge or to undo a step. */
  static List<BlobRef> blobs(Entry entry) {
    List<BlobRef> all = new ArrayList<>();
    switch (entry) {
      case Entry.Arrival arrival -> arrival.parts().forEach(part -> all.add(part.blob()));
      case Entry.OtherRules other -> all.add(other.rules());
      case Provisional step -> {
        step.lease()
            .parts()
            .forEach(
                part -> part.generations().forEach(generation -> all.addAll(generation.blobs())));
        add(step.commit(), all);
        if (step.planted() != null) {
          add(step.planted().commit(), all);
        }
      }
    }
    return all;
  }

  private static void add(Commit commit, List<BlobRef> to) {
    for (Commit.Part part : commit.parts()) {
      part.kept().forEach(generation -> to.addAll(generation.blobs()));
      to.addAll(part.fresh());
    }
    commit.outflow().forEach(placed -> to.add(placed.blob()));
    if (commit.lines() != null) {
      to.add(commit.lines());
    }
    if (commit.trace() != null) {
      to.add(commit.trace());
    }
  }
}
