package hocl.language.node;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.MaterializedFrame;
import hocl.language.core.RuleCore;
import hocl.language.plan.Kept;
import hocl.language.plan.Numbering;
import hocl.runtime.atom.Molecule;
import hocl.runtime.store.Species;
import hocl.runtime.trace.Recorder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down the reactions of one rule after one occurrence. */
final class Recording {

  private final FrameLayout layout;
  private final Kept kept;
  private final int heads;

  /** For each head the number of the step that takes its atom. */
  private final int[] takes;

  /** Whether the atoms taken tell everything. */
  private final boolean plain;

  private final @Nullable FollowersNode following;
  private final int[] origins;

  /** A recording, with the rules that follow if there are any. */
  Recording(
      RuleCore rule,
      Kept kept,
      FrameLayout layout,
      int[] takes,
      @Nullable FollowersNode following) {
    this.layout = layout;
    this.kept = kept;
    this.heads = rule.heads().size();
    this.takes = takes;
    this.plain = Numbering.isPlain(rule);
    this.following = following;
    this.origins = new int[kept.products().size()];
    Arrays.setAll(origins, i -> i);
  }

  /**
   * Begins the record of a reaction of which nothing has been done yet.
   *
   * @return the places of what it makes
   */
  @TruffleBoundary
  Numbering begin(
      MaterializedFrame frame, MatchState state, ProductNode[] products, Recorder recorder) {
    Species rules = (Species) frame.getObject(layout.ruleSpecies());
    int rule = rules.serial(frame.getInt(layout.ruleRow()));
    int[] counts = new int[products.length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = products[i].atoms(frame);
    }
    Numbering numbering = new Numbering(kept, heads, origins, counts);
    List<Integer> taken = new ArrayList<>();
    for (int head = 0; head < heads; head++) {
      addTaken(frame, takes[head], taken);
    }
    int followers = following == null ? 0 : following.count();
    if (plain) {
      recorder.begin(Recorder.header(taken.size(), followers), rule, taken.size() + 2 * followers);
    } else {
      Molecule made = Molecule.EMPTY;
      if (recorder.isOpen()) {
        made = following == null ? told(frame, products, numbering) : following.products(frame);
      }
      recorder.beginTold(rule, taken.size(), followers, made);
    }
    taken.forEach(recorder::put);
    if (following != null) {
      following.record(state.host, recorder);
    }
    return numbering;
  }

  private void addTaken(MaterializedFrame frame, int number, List<Integer> out) {
    int row = number < 0 ? -1 : frame.getInt(layout.row(number));
    if (row < 0) {
      return;
    }
    Species species = (Species) frame.getObject(layout.species(number));
    out.add(species.serial(row));
    CopyRows copies = (CopyRows) frame.getObject(layout.copies(number));
    for (int i = 0; i < copies.count(); i++) {
      out.add(species.serial(copies.row(i)));
    }
  }

  /** All products, in the order of their places. */
  private Molecule told(MaterializedFrame frame, ProductNode[] products, Numbering numbering) {
    @Nullable Object[] atoms = new Object[numbering.size()];
    for (int i = 0; i < products.length; i++) {
      int[] place = {numbering.ofProduct(i)};
      products[i].describe(frame, atom -> atoms[place[0]++] = MakeNodes.frozen(atom));
    }
    for (int head = 0; head < heads; head++) {
      int place = numbering.ofHead(head);
      if (place >= 0) {
        Species species = (Species) frame.getObject(layout.species(takes[head]));
        atoms[place] = MakeNodes.frozen(species.atom(frame.getInt(layout.row(takes[head]))));
      }
    }
    return Molecule.sequence(atoms);
  }

  /** Numbers the atoms that stay where they are. */
  @TruffleBoundary
  void stay(MaterializedFrame frame, Numbering numbering, Recorder recorder) {
    for (int head = 0; head < heads; head++) {
      int place = numbering.ofHead(head);
      if (place >= 0) {
        Species species = (Species) frame.getObject(layout.species(takes[head]));
        recorder.place(species, frame.getInt(layout.row(takes[head])), place);
      }
    }
  }
}
