package hocl.repl.session;

import hocl.language.why.Cause;
import hocl.language.why.Cause.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Completes what a chapter tells of an atom by what earlier ones know: the atoms with which the
 * chapter began were made before it.
 *
 * @param chapter the chapter
 * @param reactions the number of reactions before the chapter, by which its own are counted on
 * @param depth the largest number of reactions one before the other
 * @param breadth the largest number of atoms that are told for each
 */
record Earlier(Chapter chapter, long reactions, int depth, int breadth) {

  /** The same cause, with what came before. */
  Cause graft(Cause cause) {
    return graft(cause, depth);
  }

  private Cause graft(Cause cause, int left) {
    Origin origin =
        switch (cause.origin()) {
          case Cause.Given given -> {
            Cause known =
                chapter.beganWith(cause) ? chapter.earlier(cause.atom(), left, breadth) : null;
            yield known == null ? given : known.origin();
          }
          case Cause.Made made ->
              new Cause.Made(
                  reactions + made.reaction(),
                  made.rule(),
                  grafted(made.ruleCause(), left - 1),
                  graft(made.taken(), left - 1),
                  made.more());
          case Cause.Inside(Cause holder) -> new Cause.Inside(graft(holder, left));
          case Cause.Changed changed ->
              new Cause.Changed(
                  graft(changed.before(), left), graft(changed.made(), left), changed.more());
          case Cause.ToldBefore(long reaction) ->
              new Cause.ToldBefore(reaction > 0 ? reactions + reaction : 0);
          case Cause.LeftOut out -> out;
        };
    return new Cause(cause.atom(), cause.number(), origin);
  }

  private List<Cause> graft(List<Cause> causes, int left) {
    return causes.stream().map(cause -> graft(cause, left)).toList();
  }

  private @Nullable Cause grafted(@Nullable Cause cause, int left) {
    return cause == null ? null : graft(cause, left);
  }
}
