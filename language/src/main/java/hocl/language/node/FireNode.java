package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import hocl.language.core.ReactionKind;
import hocl.language.core.RuleCore;
import hocl.language.plan.InPlace;
import hocl.language.plan.Numbering;
import hocl.language.value.EvaluationException;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.reactor.Run;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Species;
import hocl.runtime.store.Waking;
import hocl.runtime.trace.Recorder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last step: the reaction happens. */
final class FireNode extends MatchNode {

  private final RuleCore rule;
  private final FrameLayout layout;

  /** The atoms taken, by number: whether of the solution itself, and whether they stay. */
  private final boolean[] ofHost;

  private final boolean[] stays;

  /** The product that takes the place of each atom taken, or {@link InPlace#NONE}. */
  private final int[] inPlace;

  /** Which fields change there, a bit for each. */
  private final int[] changedFields;

  /** The slots of rests that may move when their solution is consumed. */
  private final int[] movableRests;

  /** The number of the step that takes the active atom, or -1. */
  private final int active;

  private final boolean ruleArrived;
  @Children private final ProductNode[] products;

  /** The rules that react at once with the products of this one. */
  @Child private @Nullable FollowersNode followers;

  private final int reactions;
  private final Recording recording;

  FireNode(
      RuleCore rule,
      FrameLayout layout,
      boolean[] ofHost,
      boolean[] stays,
      int[] inPlace,
      int[] changedFields,
      int[] movableRests,
      int active,
      boolean ruleArrived,
      ProductNode[] products,
      @Nullable FollowersNode followers,
      Recording recording) {
    this.recording = recording;
    this.rule = rule;
    this.layout = layout;
    this.ofHost = ofHost;
    this.stays = stays;
    this.inPlace = inPlace;
    this.changedFields = changedFields;
    this.movableRests = movableRests;
    this.active = active;
    this.ruleArrived = ruleArrived;
    this.products = products;
    this.followers = followers;
    this.reactions = followers == null ? 1 : followers.reactions();
  }

  @Override
  boolean execute(VirtualFrame frame, MatchState state) {
    if (state.limit != null) {
      throw Failures.beyondLimit(rule, Molecule.of(consumed(frame)), state.limit);
    }
    Run run = state.run;
    FollowersNode others = followers;
    if (others == null) {
      run.react();
    } else if (!others.react(run, state.host)) {
      return others.plain().execute(frame, state);
    } else {
      others.show(frame, state);
    }
    run.computing(reactions);
    try {
      prepare(frame, state);
    } catch (EvaluationException e) {
      run.takeBack(reactions);
      throw Failures.inProduct(rule, Molecule.of(consumed(frame)), e);
    } catch (RuntimeException e) {
      // a limit was reached inside a function
      run.takeBack(reactions);
      throw e;
    } catch (OutOfMemoryError e) {
      // what is made is let go, and nothing is half done
      run.takeBack(reactions);
      throw run.memoryUsedUp();
    } finally {
      run.computing(0);
    }
    if (run.counting()) {
      count(frame, state);
    }
    if (run.listening()) {
      tell(frame, state);
    }
    state.activeGone = false;
    Recorder recorder = run.recorder();
    run.changing(true);
    if (recorder != null && state.host.serials() != null) {
      record(frame, state, recorder);
    } else {
      change(frame, state, null, null);
    }
    run.changing(false);
    return true;
  }

  private void record(VirtualFrame frame, MatchState state, Recorder recorder) {
    Numbering numbering = recording.begin(frame.materialize(), state, products, recorder);
    recording.stay(frame.materialize(), numbering, recorder);
    change(frame, state, recorder, numbering);
    recorder.end(numbering.size());
    state.run.recorded();
  }

  private void count(VirtualFrame frame, MatchState state) {
    state.run.counted((Species) frame.getObject(layout.ruleSpecies()), 1);
    if (followers != null) {
      followers.count(state.run);
    }
  }

  /** Takes out what goes, and puts in what comes. */
  @ExplodeLoop
  private void change(
      VirtualFrame frame,
      MatchState state,
      @Nullable Recorder recorder,
      @Nullable Numbering numbering) {
    long placed = remove(frame, state, recorder, numbering);
    for (int slot : movableRests) {
      if (Slots.read(frame, slot) instanceof Remainder remainder) {
        remainder.makeMovable();
      }
    }
    for (int i = 0; i < products.length; i++) {
      if ((placed & bit(i)) == 0) {
        if (recorder != null && numbering != null) {
          recorder.expect(numbering.ofProduct(i));
        }
        products[i].emit(frame, state, state.host);
      }
    }
  }

  @ExplodeLoop
  private void prepare(VirtualFrame frame, MatchState state) {
    for (ProductNode product : products) {
      product.prepare(frame, state);
    }
  }

  private void tell(VirtualFrame frame, MatchState state) {
    Rule told = (Rule) frame.getObject(layout.rule());
    int depth = 0;
    for (ReactingSolution around = state.host.host(); around != null; around = around.host()) {
      depth++;
    }
    if (followers != null) {
      followers.tell(frame, state, told, Molecule.of(consumed(frame)), depth);
      return;
    }
    List<Object> produced = new ArrayList<>();
    for (ProductNode product : products) {
      product.describe(frame, atom -> produced.add(MakeNodes.frozen(atom)));
    }
    if (rule.kind() != ReactionKind.INJECT) {
      for (int number = 0; number < stays.length; number++) {
        if (stays[number] && ofHost[number]) {
          produced.add(MakeNodes.frozen(atom(frame, number)));
        }
      }
    }
    state
        .run
        .listener()
        .reacted(
            state.run.reactions(),
            told,
            Molecule.of(consumed(frame)),
            Molecule.of(produced),
            depth);
  }

  private Object atom(VirtualFrame frame, int number) {
    return layout.atom(frame, number);
  }

  private List<Object> consumed(VirtualFrame frame) {
    return layout.consumed(frame, ofHost);
  }

  /** Takes the atoms out; returns which products took the place of one, a bit for each. */
  @ExplodeLoop
  private long remove(
      VirtualFrame frame,
      MatchState state,
      @Nullable Recorder recorder,
      @Nullable Numbering numbering) {
    long placed = 0;
    long kept = 0;
    // hosts first: an index finds the row of a solution by what the solution holds
    for (int number = 0; number < ofHost.length; number++) {
      int row = layout.readRow(frame, number);
      if (row < 0) {
        continue;
      }
      Species species = layout.readSpecies(frame, number);
      if (stays[number]) {
        kept |= bit(number);
        continue;
      }
      int product = inPlace[number];
      if (product != InPlace.NONE
          && product < Long.SIZE
          && !state.run.choice().drawing()
          && products[product].replace(frame, species, row, changedFields[number])) {
        placed |= 1L << product;
        kept |= bit(number);
        if (recorder != null && numbering != null) {
          recorder.place(species, row, numbering.ofProduct(product));
        }
        continue;
      }
      CopyRows copies = layout.readCopies(frame, number);
      for (int i = 0; i < copies.count(); i++) {
        species.remove(copies.row(i));
      }
      if (number == active) {
        removeActive(state);
      } else {
        species.remove(row);
      }
    }
    if (state.run.givesTurn() && !state.run.choice().drawing()) {
      giveTurn(frame, kept);
    }
    if (rule.kind() != ReactionKind.REPLACE) {
      if (ruleArrived) {
        removeActive(state);
      } else {
        Species rules = (Species) frame.getObject(layout.ruleSpecies());
        rules.remove(frame.getInt(layout.ruleRow()));
      }
    }
    return placed;
  }

  /** A bit for an atom taken; none for what is beyond the first 64. */
  private static long bit(int number) {
    return number < Long.SIZE ? 1L << number : 0;
  }

  /** The passive atoms that are still there, a bit for each, have another turn. */
  private void giveTurn(VirtualFrame frame, long kept) {
    for (int number = 0; number < ofHost.length; number++) {
      if (number != active && ofHost[number] && (kept & bit(number)) != 0) {
        Waking.renew(layout.readSpecies(frame, number), layout.readRow(frame, number));
      }
    }
  }

  private static void removeActive(MatchState state) {
    state.activeGone = true;
    if (state.run.choice().drawing()) {
      state.activeSpecies.remove(state.activeRow);
    } else {
      state.activeSpecies.consume();
    }
  }
}
