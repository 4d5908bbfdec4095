package hocl.runtime.trace;

import hocl.runtime.atom.Molecule;
import hocl.runtime.store.Opening;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Serials;
import hocl.runtime.store.Species;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes down the reactions of a run. The reacting code begins a record, puts in the serial numbers
 * of the atoms taken, says where each product goes, and ends it. What cannot be written down ends
 * the trace, and the run goes on. A reader may follow the records while the run goes on; it misses
 * none, however long the trace that is kept may get. Used by the reacting thread only.
 */
public final class Recorder {

  /** The number of ints of a part; a record lies within one. */
  static final int PART = 1 << 15;

  /** The largest number of ints of a record. */
  static final int MOST_IN_RECORD = PART / 2;

  private static final int LAST_SERIAL = Integer.MAX_VALUE - PART * 64;

  /** From this serial number on nothing more is read: well before the numbers are used up. */
  private static final int LAST_READ = LAST_SERIAL - PART * 512;

  private final Serials serials;
  private final long mostInts;
  private final List<int[]> full = new ArrayList<>();
  private final List<Molecule> told = new ArrayList<>();

  /** Takes the records as they come, or null. */
  private @Nullable Consumer<Trace> reader;

  /** The records and products that the reader has still to take. */
  private final List<int[]> unread = new ArrayList<>();

  private final List<Molecule> unreadTold = new ArrayList<>();
  private long fullInts;

  /** The size of {@link #told}. */
  private long toldInts;

  private int[] part = new int[256];
  private int at;

  /** The serial number of the first product of the reaction at hand. */
  private int base;

  private long reactions;

  /** The number of reactions before the trace ended. */
  private long written;

  private Trace.Ending ending = Trace.Ending.OPEN;

  /**
   * A recorder.
   *
   * @param serials numbers the atoms of the solution
   * @param mostBytes the largest size of a trace with what is written down beside its records; a
   *     longer one is cut off
   */
  public Recorder(Serials serials, long mostBytes) {
    this(serials, mostBytes, null);
  }

  /**
   * A recorder whose records are read while the run goes on.
   *
   * @param serials numbers the atoms of the solution
   * @param mostBytes the largest size of the trace that is kept, 0 to keep none
   * @param reader takes what was written since its last call, at each {@link #flush}; or null
   */
  public Recorder(Serials serials, long mostBytes, @Nullable Consumer<Trace> reader) {
    this.serials = serials;
    this.mostInts = mostBytes / Integer.BYTES;
    this.reader = reader;
    if (mostBytes == 0) {
      ending = Trace.Ending.FULL;
    }
  }

  /** Whether reactions are still written down, to be kept or to be read. */
  public boolean isOpen() {
    return isKept() || reader != null;
  }

  private boolean isKept() {
    return ending == Trace.Ending.OPEN;
  }

  /** Whether every reaction comes to a reader. */
  public boolean isRead() {
    return reader != null;
  }

  /** Lets the reader have what was written so far. Not to be called during a record. */
  public void flush() {
    readOn();
    if (serials.next() > LAST_READ) {
      reader = null;
    }
  }

  private void readOn() {
    Consumer<Trace> to = reader;
    finishPart();
    if (to != null && !unread.isEmpty()) {
      Trace next = new Trace(List.copyOf(unread), List.copyOf(unreadTold), 0, Trace.Ending.OPEN);
      unread.clear();
      unreadTold.clear();
      to.accept(next);
    }
  }

  /** A number of atoms were put in from outside. */
  public void arrived(int atoms) {
    if (isOpen()) {
      room(2);
      part[at++] = RecordLayout.ARRIVAL;
      part[at++] = atoms;
    }
  }

  /**
   * A solution begins to react, or goes on: its atoms have serial numbers from now on, as long as
   * reactions are written down.
   */
  public void enter(ReactingSolution solution) {
    if (!isOpen()) {
      solution.stopNumbering();
    } else if (solution.serials() == null && !solution.inert()) {
      ReactingSolution host = solution.host();
      if (host == null) {
        return;
      }
      enter(host);
      Opening opening = solution.number(serials);
      room(3);
      roomFor(opening.content());
      if (isOpen()) {
        tell(opening.content());
        part[at++] = RecordLayout.ARRIVAL | RecordLayout.OPENED;
        part[at++] = opening.holder();
        part[at++] = opening.place();
      } else {
        solution.stopNumbering();
      }
    }
  }

  /** The header of a reaction of a number of atoms, with rules that follow at once. */
  public static int header(int taken, int followers) {
    return RecordLayout.REACTION | counts(taken, followers);
  }

  private static int counts(int taken, int followers) {
    return followers << RecordLayout.KIND_BITS
        | taken << (RecordLayout.KIND_BITS + RecordLayout.FOLLOWER_BITS);
  }

  /**
   * Begins a record.
   *
   * @param header by {@link #header}
   * @param rule the serial number of the rule
   * @param ints the number of calls of {@link #put} that follow, at most
   */
  public void begin(int header, int rule, int ints) {
    if (at + ints + 2 > part.length) {
      room(ints + 2);
    }
    part[at++] = header;
    part[at++] = rule;
    base = serials.next();
    reactions += 1 + (header >> RecordLayout.KIND_BITS & RecordLayout.FOLLOWERS);
  }

  /** Goes on with the record: a serial number, or a place. */
  public void put(int value) {
    part[at++] = value;
  }

  /**
   * Begins a record with products that are written down, too.
   *
   * @param taken the number of atoms taken
   * @param followers the number of rules that follow at once, with two calls of {@link #put} for
   *     each after those for the atoms taken
   * @param products what the first rule makes
   */
  public void beginTold(int rule, int taken, int followers, Molecule products) {
    if (taken > MOST_IN_RECORD) {
      close();
    }
    int ints = taken + 2 * followers;
    room(ints + 2);
    roomFor(products);
    if (!isOpen()) {
      base = serials.next();
      return;
    }
    tell(products);
    begin(RecordLayout.TOLD | counts(taken, followers), rule, ints);
  }

  /** A product of a place, in the order of the right-hand side, is in a row. */
  public void place(Species species, int row, int place) {
    species.renumber(row, base + place);
  }

  /** The product of a place comes next. */
  public void expect(int place) {
    serials.next(base + place);
  }

  /** Ends a record, with the number of products. */
  public void end(int products) {
    serials.next(base + products);
  }

  /**
   * A streak happened: the same rule reacted several times in a row with one active atom after the
   * other, or the same one.
   *
   * @param active the species of the active atoms
   * @param row the row of the first one
   * @param count the number of reactions
   * @param goes whether active atoms go
   * @param partner the species of the partner
   * @param partnerRow its row, or -1 if there is none
   * @param rule the serial number of the rule
   * @param places see {@link #places}
   * @param products the number of products of each reaction
   */
  public void streak(
      Species active,
      int row,
      int count,
      boolean goes,
      Species partner,
      int partnerRow,
      int rule,
      int places,
      int products) {
    if (count == 0) {
      return;
    }
    int actives = goes ? count : 1;
    room(actives + 5);
    part[at++] =
        RecordLayout.STREAK
            | (goes ? RecordLayout.GOES : 0)
            | (partnerRow >= 0 ? RecordLayout.PARTNER : 0);
    part[at++] = rule;
    part[at++] = count;
    part[at++] = places;
    int last = serials.next() + (count - 1) * products;
    if (partnerRow >= 0) {
      part[at++] = partner.serial(partnerRow);
      partner.renumber(partnerRow, last + (places >> 24 & RecordLayout.BYTE));
    }
    System.arraycopy(active.serials(), row, part, at, actives);
    at += actives;
    if (!goes) {
      active.renumber(row, last + (places >> 16 & RecordLayout.BYTE));
    }
    serials.next(last + products);
    reactions += count;
  }

  /**
   * The heads of a streak and the places of what they become among the products; -1 for nothing.
   */
  public static int places(int activeHead, int partnerHead, int activePlace, int partnerPlace) {
    return (activeHead & RecordLayout.BYTE)
        | (partnerHead & RecordLayout.BYTE) << 8
        | (activePlace & RecordLayout.BYTE) << 16
        | (partnerPlace & RecordLayout.BYTE) << 24;
  }

  private void tell(Molecule molecule) {
    if (isKept()) {
      told.add(molecule);
    }
    if (reader != null) {
      unreadTold.add(molecule);
    }
  }

  /** The trace since the last call, and whether and why it ended. */
  public Trace take() {
    if (isKept()) {
      finishPart();
    }
    Trace trace =
        new Trace(List.copyOf(full), List.copyOf(told), isKept() ? reactions : written, ending);
    full.clear();
    told.clear();
    fullInts = 0;
    toldInts = 0;
    reactions = 0;
    written = 0;
    return trace;
  }

  /** Makes room for atoms that are to be written down; keeps no more if there is none. */
  private void roomFor(Molecule molecule) {
    if (isKept()) {
      long room = mostInts - fullInts - toldInts;
      long weight = Weights.of(molecule, room);
      toldInts += weight;
      if (weight > room) {
        close();
      }
    }
  }

  private void room(int ints) {
    if (at + ints <= part.length) {
      return;
    }
    if (!isOpen()) {
      // nothing of what is written from now on is kept
      at = 0;
    } else if (part.length < PART) {
      part = Arrays.copyOf(part, Math.max(Math.min(PART, 2 * part.length), at + ints));
      return;
    } else {
      finishPart();
      if (fullInts + toldInts + PART > mostInts || serials.next() > LAST_SERIAL) {
        close();
      }
      readOn();
    }
    if (ints > part.length) {
      part = new int[ints];
    }
  }

  private void finishPart() {
    if (at > 0 && isOpen()) {
      int[] done = at == part.length ? part : Arrays.copyOf(part, at);
      if (isKept()) {
        full.add(done);
        fullInts += at;
      }
      if (reader != null) {
        unread.add(done);
      }
      if (at == part.length) {
        part = new int[PART];
      }
      at = 0;
    }
  }

  /** Keeps no more; a reader still gets everything. */
  private void close() {
    if (isKept()) {
      finishPart();
      written = reactions;
      ending = Trace.Ending.FULL;
    }
  }
}
