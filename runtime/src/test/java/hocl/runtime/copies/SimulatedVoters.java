package hocl.runtime.copies;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.runtime.codec.CodecException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Voters that keep copies of one ledger, by a virtual clock: their messages get lost, come twice or
 * late; they are stopped, parted, and killed with their memory, of which most keep it; and each
 * side of a partition takes any voter for the one that leads. Checks that no two values have one
 * mark, and that what was answered for is in all that is answered for later.
 */
public final class SimulatedVoters {

  private static final int SIDES = 2;
  private static final double PATIENCE = 30;

  private final SimulatedWorld world;
  private final CopiesHistory history;
  private final String job;
  private final List<SimulatedVoter> voters = new ArrayList<>();
  private final int[] owners = new int[SIDES];
  private boolean parted;
  private int kills;
  private int inherited;

  /** Voters that begin together. */
  public SimulatedVoters(SimulatedWorld world, CopiesHistory.Chosen chosen, String job, int count) {
    this.world = world;
    this.history = new CopiesHistory(job, chosen);
    this.job = job;
    for (int i = 0; i < count; i++) {
      voters.add(new SimulatedVoter(i, new Copies(i, count)));
    }
    found(voters.stream().map(voter -> voter.copies).toList());
  }

  /** Lets all voters begin their first life, as all of them know. */
  static void found(List<Copies> all) {
    for (Copies voter : all) {
      all.forEach(other -> other.answer(new Question.Recall(voter.voter(), 1)));
    }
    all.forEach(voter -> voter.recall(1, new long[all.size()], Map.of()));
  }

  /** Applies a command on all voters at once, before the faults begin. */
  public byte[] directly(byte[] command) {
    Copies first = voters.getFirst().copies;
    if (first.led().isEmpty()) {
      Renewal renewal = new Renewal(first, job, 0);
      voters.forEach(v -> renewal.add((Reply.Standing) v.copies.answer(renewal.question())));
      history.begun(Mark.NONE, first.begin(job, renewal.term(), Copy.NONE));
    }
    Led led = first.lead(job, command);
    assertThat(led).isNotNull();
    history.led(led, first, command);
    voters.forEach(v -> v.copies.answer(new Question.Store(job, first.of(job))));
    history.choose(led.after());
    return led.answer();
  }

  /** Any of the sides of a partition. */
  public int side() {
    return world.random().nextInt(SIDES);
  }

  private boolean reach(int one, int other) {
    return !parted || one == other;
  }

  /** Lets a message come to a voter, or not, or twice; one that is stopped gets it later. */
  private void send(int side, SimulatedVoter to, Runnable action) {
    int copies = world.fault() ? world.random().nextInt(3) : 1;
    for (int i = 0; i < copies; i++) {
      world.after(
          world.delay(),
          () -> {
            if (reach(side, to.side)) {
              at(to, action);
            }
          });
    }
  }

  void at(SimulatedVoter voter, Runnable action) {
    if (!voter.alive) {
      return;
    }
    if (world.now() < voter.stoppedUntil) {
      world.after(voter.stoppedUntil - world.now() + 0.1, () -> at(voter, action));
    } else {
      action.run();
    }
  }

  SimulatedWorld world() {
    return world;
  }

  SimulatedVoter voter(int number) {
    return voters.get(number);
  }

  /** Compares a copy with the value of its mark. */
  void compare(Copy copy) {
    history.compare(copy);
  }

  /** Asks a voter; the reply comes back to the party on that side. */
  void ask(int side, SimulatedVoter to, Question question, Consumer<Reply> take) {
    Question sent;
    try {
      sent = Wire.question(Wire.encode(question));
    } catch (CodecException e) {
      throw new AssertionError(e);
    }
    send(
        side,
        to,
        () -> {
          Reply reply = to.copies.answer(sent);
          history.compare(to.copies.of(job));
          if (world.fault()) {
            return;
          }
          world.after(
              world.delay(),
              () -> {
                if (reach(side, to.side)) {
                  take.accept(reply);
                }
              });
        });
  }

  /** Asks for a party that may be stopped or killed in the meantime. */
  void askFor(SimulatedVoter from, Question question, Consumer<Reply> take) {
    Copies asking = from.copies;
    for (SimulatedVoter voter : voters) {
      ask(
          from.side,
          voter,
          question,
          reply ->
              at(
                  from,
                  () -> {
                    if (from.copies == asking) {
                      take.accept(reply);
                    }
                  }));
    }
  }

  /**
   * Sends a command to the voter that leads, as one side believes.
   *
   * @param answered takes the answer if it counts; it may never come
   */
  public void submit(int side, byte[] command, Consumer<byte[]> answered) {
    SimulatedVoter leader = voters.get(owners[side]);
    send(
        side,
        leader,
        () -> {
          Copies copies = leader.copies;
          Led led = copies.lead(job, command);
          if (led == null) {
            renew(leader);
            return;
          }
          history.led(led, copies, command);
          for (SimulatedVoter voter : voters) {
            if (voter != leader && led.isChange()) {
              send(
                  leader.side,
                  voter,
                  () -> {
                    voter.copies.follow(job, led.before(), led.after(), command);
                    history.compare(voter.copies.of(job));
                  });
            }
          }
          assure(side, leader, led, answered);
        });
  }

  private void assure(int side, SimulatedVoter leader, Led led, Consumer<byte[]> answered) {
    MajorityCheck assurance = new MajorityCheck(job, led.after(), voters.size());
    boolean[] done = {false};
    Consumer<Reply> take =
        reply -> {
          assurance.add((Reply.Standing) reply);
          if (!done[0] && assurance.isSure()) {
            done[0] = true;
            history.choose(led.after());
            answered.accept(led.answer());
          }
        };
    voters.forEach(voter -> ask(side, voter, assurance.question(), take));
    world.after(
        PATIENCE,
        () -> {
          if (!done[0]) {
            Copies copies = leader.copies;
            if (assurance.later() > 0) {
              at(
                  leader,
                  () -> {
                    leader.refused = Math.max(leader.refused, assurance.later());
                    renew(leader);
                  });
              return;
            }
            for (int behind : assurance.behind()) {
              ask(leader.side, voters.get(behind), new Question.Store(job, copies.of(job)), take);
            }
          }
        });
  }

  private void renew(SimulatedVoter leader) {
    if (world.now() < leader.renewingUntil) {
      return;
    }
    leader.renewingUntil = world.now() + PATIENCE;
    Copies copies = leader.copies;
    Renewal renewal = new Renewal(copies, job, leader.refused);
    boolean[] done = {false};
    askFor(
        leader,
        renewal.question(),
        reply -> {
          renewal.add((Reply.Standing) reply);
          leader.refused = Math.max(leader.refused, renewal.refused());
          Reply.Standing latest = renewal.latest().orElse(null);
          if (latest == null || done[0]) {
            return;
          }
          done[0] = true;
          ask(
              leader.side,
              voters.get(latest.vote().voter()),
              new Question.Fetch(job),
              fetched ->
                  at(
                      leader,
                      () -> begin(leader, copies, renewal, latest, (Reply.Fetched) fetched)));
        });
  }

  private void begin(
      SimulatedVoter leader,
      Copies copies,
      Renewal renewal,
      Reply.Standing latest,
      Reply.Fetched fetched) {
    if (leader.copies != copies || !fetched.copy().mark().equals(latest.mark())) {
      return;
    }
    Copy first = copies.begin(job, renewal.term(), fetched.copy());
    history.begun(latest.mark(), first);
    if (first != null) {
      askFor(leader, new Question.Store(job, first), reply -> {});
    }
  }

  /** Begins the troubles, which end when those of the world do. */
  public void trouble() {
    if (!world.isTroubled()) {
      heal();
      return;
    }
    Random random = world.random();
    SimulatedVoter voter = voters.get(random.nextInt(voters.size()));
    switch (random.nextInt(7)) {
      case 6 -> leave(voter, voters.get(random.nextInt(voters.size())));
      case 0 -> kill(voter);
      case 1 -> voter.stoppedUntil = world.now() + random.nextDouble() * 800;
      case 2 -> {
        parted = true;
        voters.forEach(one -> one.side = side());
        owners[0] = anyOn(0);
        owners[1] = anyOn(1);
      }
      case 3 -> heal();
      default -> owners[side()] = random.nextInt(voters.size());
    }
    world.after(random.nextDouble() * 150, this::trouble);
  }

  private int anyOn(int side) {
    List<SimulatedVoter> there = voters.stream().filter(voter -> voter.side == side).toList();
    return there.isEmpty() ? 0 : there.get(world.random().nextInt(there.size())).number;
  }

  private void heal() {
    parted = false;
    int owner = world.random().nextInt(voters.size());
    owners[0] = owner;
    owners[1] = owner;
    if (!world.isTroubled()) {
      voters.stream().filter(voter -> !voter.alive).forEach(this::revive);
    }
  }

  /** Kills a voter with its memory, if most keep theirs. */
  private void kill(SimulatedVoter voter) {
    if (!voter.alive || !isRememberedWithout(voter)) {
      return;
    }
    lose(voter);
  }

  /** Whether the memory of most voters is somewhere else. */
  private boolean isRememberedWithout(SimulatedVoter voter) {
    List<Vote> all = voters.stream().map(one -> one.copies.vote()).toList();
    List<Vote> others =
        voters.stream().filter(one -> one != voter).map(one -> one.copies.vote()).toList();
    return Vote.areMost(Vote.standFor(others, all).size(), voters.size());
  }

  /** Lets a voter leave in order, whose memory may get lost on the way if others have enough. */
  private void leave(SimulatedVoter voter, SimulatedVoter heir) {
    if (voter == heir || !voter.alive || world.now() < voter.stoppedUntil) {
      return;
    }
    boolean others = isRememberedWithout(voter);
    boolean arrives = heir.alive && heir.copies.remembers() && voter.copies.remembers();
    if (!others && !arrives) {
      return;
    }
    Copies trial = voter.copies;
    Question.Inherit memory = trial.leave();
    if (memory != null && (!others || (arrives && !world.fault()))) {
      try {
        Reply reply = heir.copies.answer(Wire.question(Wire.encode(memory)));
        if (!((Reply.Standing) reply).granted() && !others) {
          trial.stay();
          return;
        }
      } catch (CodecException e) {
        throw new AssertionError(e);
      }
      inherited++;
    }
    lose(voter);
  }

  private void lose(SimulatedVoter voter) {
    kills++;
    voter.alive = false;
    voter.copies = new Copies(voter.number, voters.size());
    voter.stoppedUntil = 0;
    voter.refused = 0;
    voter.renewingUntil = 0;
    world.after(world.random().nextDouble() * 300, () -> revive(voter));
  }

  private void revive(SimulatedVoter voter) {
    if (!voter.alive) {
      voter.alive = true;
      new SimulatedRecollection(this, voter, job).run();
    }
  }

  /** A description of how the voters stand, for people. */
  @Override
  public String toString() {
    StringBuilder all = new StringBuilder();
    for (SimulatedVoter voter : voters) {
      all.append(voter.copies.remembers() ? " " : " -")
          .append(voter.copies.promised(job))
          .append(voter.copies.led())
          .append(voter.copies.of(job).mark());
    }
    return voters.size()
        + " voters ("
        + owners[0]
        + " leads), "
        + kills
        + " kills, "
        + inherited
        + " memories handed on, "
        + history.terms()
        + " terms,"
        + all;
  }
}
