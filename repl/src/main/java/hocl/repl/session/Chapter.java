package hocl.repl.session;

import hocl.language.why.Cause;
import hocl.language.why.Story;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Molecule;
import hocl.runtime.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one engine of a session was given and what reacted in it, in order: it tells where atoms
 * come from. A chapter begins with the whole solution as an earlier one left it.
 */
final class Chapter {

  /** The largest number of earlier chapters that are asked. */
  private static final int MOST_CHAPTERS = 20;

  private final @Nullable Mark before;
  private final int number;
  private final List<Object> parts = new ArrayList<>();
  private @Nullable Story story;
  private int told;

  /**
   * A place in a chapter.
   *
   * @param chapter the chapter
   * @param parts the number of its parts before the place
   */
  record Mark(Chapter chapter, int parts) {}

  /**
   * A chapter without parts.
   *
   * @param before where an earlier chapter was left, if there is one
   */
  Chapter(@Nullable Mark before) {
    this.number = before == null ? 0 : before.chapter.number + 1;
    this.before = number > MOST_CHAPTERS ? null : before;
  }

  void put(Molecule molecule) {
    parts.add(molecule);
  }

  void add(Trace trace) {
    parts.add(trace);
  }

  /** The place behind all parts so far. */
  Mark mark() {
    return new Mark(this, parts.size());
  }

  /**
   * Tells why an atom is there, or was; see {@link Story#why}.
   *
   * @param end the number of parts that count
   * @return null if there never was such an atom
   */
  Story.@Nullable Told why(int end, Predicate<Object> wanted, int depth, int breadth) {
    Story.Told answer = story(end).why(wanted, depth, breadth);
    if (before == null) {
      return answer;
    }
    if (answer == null) {
      return before.chapter.why(before.parts, wanted, depth, breadth);
    }
    Earlier earlier = new Earlier(this, before.chapter.reactions(before.parts), depth, breadth);
    Story.Taker taker = answer.taker();
    return new Story.Told(
        earlier.graft(answer.cause()),
        answer.where(),
        answer.others(),
        answer.reactions(),
        taker == null
            ? null
            : new Story.Taker(earlier.reactions() + taker.reaction(), taker.rule(), taker.made()));
  }

  /** How an atom came to be that was there when this chapter began; null if that is not known. */
  @Nullable Cause earlier(Object atom, int depth, int breadth) {
    Mark mark = before;
    if (mark == null || depth <= 0) {
      return null;
    }
    Story.Told told = mark.chapter.why(mark.parts, each -> Atoms.equal(each, atom), depth, breadth);
    return told == null ? null : told.cause();
  }

  /** Whether an atom was there when this chapter began. */
  boolean beganWith(Cause given) {
    return !parts.isEmpty()
        && parts.getFirst() instanceof Molecule first
        && given.number() < first.size();
  }

  /** The number of reactions up to a place, those of earlier chapters included. */
  private long reactions(int end) {
    return story(end).reactions() + (before == null ? 0 : before.chapter.reactions(before.parts));
  }

  /** The story up to a place; that up to the latest place is kept. */
  private Story story(int end) {
    Story known = story;
    if (known == null || told > end) {
      known = new Story();
      told = 0;
      story = known;
    }
    while (told < end) {
      switch (parts.get(told)) {
        case Molecule molecule -> known.put(molecule);
        case Trace trace -> known.add(trace);
        default -> throw new IllegalStateException("a chapter has no other parts");
      }
      told++;
    }
    return known;
  }
}
