package hocl.language.review;

import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.language.core.CoreProgram;
import hocl.language.core.CoreType;
import hocl.language.core.CoreWalk;
import hocl.language.core.RuleCore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The atoms that can come to be while a program runs, and the rules among them: those of its
 * initial molecule, and those made by rules that can react. Where an atom lies is not told apart,
 * so there may be more shapes than a run can show, but no fewer.
 */
final class World {
  /** With more shapes than this nothing is claimed. */
  private static final int MOST_SHAPES = 4000;

  /** After more tests of a pattern against a shape nothing is claimed either. */
  private static final long MOST_TESTS = 2_000_000;

  /** A rule of the program with what is known about its slots. */
  record Written(RuleCore rule, KnownSlots scope) {}

  private final CoreProgram program;
  private final Set<StaticShape> shapes = new LinkedHashSet<>();
  private final ShapesByHead byHead = new ShapesByHead();
  private final Set<RuleCore> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<RuleCore> reacting = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Written> rules = new ArrayList<>();
  private final KnownSlots top;
  private boolean unknown;
  private long tests;

  private World(CoreProgram program) {
    this.program = program;
    this.top = new KnownSlots(program.slots());
  }

  /** The world of a program. */
  static World of(CoreProgram program) {
    World world = new World(program);
    world.start();
    boolean more = true;
    while (more && !world.unknown) {
      more = world.react();
    }
    return world;
  }

  /** Whether there may be atoms that the program's text does not tell. */
  boolean isUnknown() {
    return unknown;
  }

  /** The rules that the program can make, outer ones before those in them. */
  List<Written> rules() {
    return rules;
  }

  /** The shapes of all atoms. */
  Set<StaticShape> shapes() {
    return shapes;
  }

  /** The pattern that no atom can match: this one or one inside it; null if all can be matched. */
  @Nullable CorePattern misfit(CorePattern pattern, KnownSlots scope) {
    CorePattern needed = needed(pattern);
    if (needed == null) {
      return null;
    }
    tests += shapes.size();
    if (tests > MOST_TESTS) {
      unknown = true;
      return null;
    }
    StaticFit fit = new StaticFit(scope);
    if (!byHead.anyFits(needed, fit)) {
      return needed;
    }
    for (CorePattern part : parts(needed)) {
      CorePattern found = misfit(part, scope);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The pattern of which there must be an atom, or null if there need be none. */
  private static @Nullable CorePattern needed(CorePattern pattern) {
    return switch (pattern) {
      case CorePattern.Copies copies ->
          copies.count() instanceof CoreExpr.Constant count && !count.value().equals(0L)
              ? copies.pattern()
              : null;
      case CorePattern.CountedCopies copies -> copies.pattern();
      default -> pattern;
    };
  }

  private static List<CorePattern> parts(CorePattern pattern) {
    return switch (pattern) {
      case CorePattern.OfTuple p -> p.fields();
      case CorePattern.OfSolution p -> p.elements();
      case CorePattern.OfList p -> p.items();
      default -> List.of();
    };
  }

  private void start() {
    Set<Integer> needed = neededDefinitions();
    for (CoreProgram.Definition definition : program.definitions()) {
      if (needed.contains(definition.slot())) {
        top.know(definition.slot(), valueOf(definition));
      }
    }
    values(top).items(program.body());
  }

  /** The slots of the definitions that the molecule needs. */
  private Set<Integer> neededDefinitions() {
    Map<Integer, CoreProgram.Definition> bySlot = new HashMap<>();
    program.definitions().forEach(definition -> bySlot.put(definition.slot(), definition));
    Set<Integer> needed = new TreeSet<>();
    Deque<Integer> open = new ArrayDeque<>();
    CoreWalk.ofItems(program.body(), expr -> note(expr, open));
    while (!open.isEmpty()) {
      int slot = open.pop();
      CoreExpr value = bySlot.containsKey(slot) ? value(bySlot.get(slot)) : null;
      if (needed.add(slot) && value != null) {
        CoreWalk.ofExpr(value, expr -> note(expr, open));
      }
    }
    return needed;
  }

  private static void note(CoreExpr expr, Deque<Integer> slots) {
    if (expr instanceof CoreExpr.Local local) {
      slots.push(local.slot());
    }
  }

  private static @Nullable CoreExpr value(CoreProgram.@Nullable Definition definition) {
    return switch (definition) {
      case CoreProgram.Let let -> let.value();
      case CoreProgram.Param param -> param.initial();
      case null -> null;
    };
  }

  private StaticShape valueOf(CoreProgram.Definition definition) {
    return switch (definition) {
      case CoreProgram.Let let -> values(top).shape(let.value());
      case CoreProgram.Param param -> {
        CoreExpr initial = param.initial();
        if (initial != null) {
          StaticShape shape = values(top).shape(initial);
          yield new StaticShape.OfKinds(shape.kinds());
        }
        unknown |= param.type() == CoreType.Basic.ANY;
        StaticShape any = new StaticShape.OfKinds(Kinds.of(param.type()));
        add(any);
        yield any;
      }
    };
  }

  /** Lets rules react that could not before; whether there were any. */
  private boolean react() {
    boolean more = false;
    for (Written written : List.copyOf(rules)) {
      RuleCore rule = written.rule();
      if (!reacting.contains(rule) && canReact(written)) {
        reacting.add(rule);
        values(written.scope()).items(rule.products());
        more = true;
      }
    }
    return more;
  }

  private boolean canReact(Written written) {
    KnownSlots scope = written.scope();
    return written.rule().heads().stream().allMatch(head -> misfit(head, scope) == null)
        && Conditions.failure(written) == null;
  }

  private GivenShapes values(KnownSlots scope) {
    return new GivenShapes(scope, this::add, this::rule);
  }

  private void rule(RuleCore rule, List<StaticShape> captured) {
    if (seen.add(rule)) {
      rules.add(new Written(rule, KnownSlots.of(rule, captured)));
    }
  }

  private void add(StaticShape shape) {
    Deque<StaticShape> open = new ArrayDeque<>(List.of(shape));
    while (!open.isEmpty() && !unknown) {
      StaticShape next = open.pop();
      boolean molecule = next.kinds() == Kinds.MOLECULE;
      boolean fresh = !molecule && shapes.add(next);
      if (fresh) {
        byHead.add(next);
      }
      if ((molecule || fresh) && next instanceof StaticShape.Known known) {
        if (StaticShape.size(known.value()) > MOST_SHAPES) {
          unknown = true;
          return;
        }
        StaticShape.inside(known.value()).forEach(part -> open.push(new StaticShape.Known(part)));
      }
      unknown |= shapes.size() + open.size() > MOST_SHAPES;
    }
  }
}
