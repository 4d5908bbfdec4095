package hocl.runtime.copies;

import java.util.Map;

/** The way of a simulated voter without memory back among those that count. */
final class SimulatedRecollection {

  private static final double BETWEEN_TRIES = 100;

  private final SimulatedVoters all;
  private final SimulatedVoter voter;
  private final String job;
  private final Copies copies;

  SimulatedRecollection(SimulatedVoters all, SimulatedVoter voter, String job) {
    this.all = all;
    this.voter = voter;
    this.job = job;
    this.copies = voter.copies;
  }

  /** Tries, and tries again later, until it remembers or is killed. */
  void run() {
    if (voter.copies != copies || copies.remembers()) {
      return;
    }
    Recollection recollection = new Recollection(copies);
    boolean[] announced = {false};
    boolean[] fetching = {false};
    all.askFor(
        voter,
        recollection.question(),
        first -> {
          recollection.addFirst((Reply.Recalled) first);
          if (announced[0] || copies.remembers() || !recollection.isAsked()) {
            return;
          }
          announced[0] = true;
          all.askFor(
              voter,
              recollection.announcement(),
              second -> {
                recollection.addSecond((Reply.Recalled) second);
                if (fetching[0] || !recollection.isEnough()) {
                  return;
                }
                fetching[0] = true;
                learn(recollection);
              });
        });
    all.world().after(BETWEEN_TRIES, this::run);
  }

  private void learn(Recollection recollection) {
    Map<String, Integer> wanted = recollection.wanted();
    if (wanted.isEmpty()) {
      recollection.finish();
    }
    wanted.forEach((name, from) ->
        all.ask(
            voter.side,
            all.voter(from),
            new Question.Fetch(name),
            reply ->
                all.at(
                    voter,
                    () -> {
                      if (voter.copies == copies && !copies.remembers()) {
                        recollection.learn(name, ((Reply.Fetched) reply).copy());
                        recollection.finish();
                        all.compare(copies.of(job));
                      }
                    })));
  }
}
