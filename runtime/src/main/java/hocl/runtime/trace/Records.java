package hocl.runtime.trace;

import hocl.runtime.atom.Molecule;
import java.util.List;

/** Reads the records of a trace, which may be of unknown origin. */
final class Records {

  private static final int[] NO_FOLLOWERS = new int[0];

  private final Trace.Reader reader;
  private final List<Molecule> told;
  private int nextTold;
  private int[] part = NO_FOLLOWERS;
  private int at;

  Records(Trace.Reader reader, List<Molecule> told) {
    this.reader = reader;
    this.told = told;
  }

  void read(List<int[]> parts) {
    for (int[] each : parts) {
      part = each;
      at = 0;
      while (at < part.length) {
        record(next());
      }
    }
  }

  private int next() {
    check(at < part.length);
    return part[at++];
  }

  private static void check(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException("no trace: a record is cut off or says too much");
    }
  }

  private int[] next(int count) {
    check(count >= 0 && count <= part.length - at);
    int[] values = new int[count];
    System.arraycopy(part, at, values, 0, count);
    at += count;
    return values;
  }

  private void record(int header) {
    int count = header >>> (RecordLayout.KIND_BITS + RecordLayout.FOLLOWER_BITS);
    switch (header & RecordLayout.KIND) {
      case RecordLayout.ARRIVAL -> arrival(header);
      case RecordLayout.REACTION -> {
        int rule = next();
        int[] taken = next(count);
        reader.reacted(rule, taken, followers(header));
      }
      case RecordLayout.TOLD -> {
        int rule = next();
        int[] taken = next(count);
        reader.told(rule, taken, nextTold(), followers(header));
      }
      default -> streak(header);
    }
  }

  private int[] followers(int header) {
    int followers = header >> RecordLayout.KIND_BITS & RecordLayout.FOLLOWERS;
    return followers == 0 ? NO_FOLLOWERS : next(2 * followers);
  }

  private void arrival(int header) {
    int first = next();
    if ((header & RecordLayout.OPENED) != 0) {
      reader.opened(first, next(), nextTold());
    } else {
      check(first >= 0);
      reader.arrived(first);
    }
  }

  private Molecule nextTold() {
    check(nextTold < told.size());
    return told.get(nextTold++);
  }

  private void streak(int header) {
    int rule = next();
    int count = next();
    int places = next();
    boolean goes = (header & RecordLayout.GOES) != 0;
    boolean hasPartner = (header & RecordLayout.PARTNER) != 0;
    int activeHead = places & RecordLayout.BYTE;
    int partnerHead = places >> 8 & RecordLayout.BYTE;
    int partner = hasPartner ? next() : -1;
    check(count > 0 && activeHead <= 1 && (!hasPartner || partnerHead == 1 - activeHead));
    int active = goes ? -1 : next();
    check(!goes || count <= part.length - at);
    for (int i = 0; i < count; i++) {
      if (goes) {
        active = part[at++];
      }
      int[] taken = new int[hasPartner ? 2 : 1];
      taken[hasPartner ? activeHead : 0] = active;
      if (hasPartner) {
        taken[partnerHead] = partner;
      }
      int base = reader.reacted(rule, taken, NO_FOLLOWERS);
      partner = base + (places >>> 24);
      active = base + (places >> 16 & RecordLayout.BYTE);
    }
  }
}
