package hocl.language.plan;

import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.CorePattern;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;

/** Finds the slots of a scope that expressions, items and patterns mention. Any thread may call. */
public final class Mentions {

  private Mentions() {}

  /** The slots that an expression reads, without those that it binds itself. */
  public static BitSet in(CoreExpr expr) {
    BitSet slots = new BitSet();
    read(expr, slots::set);
    return slots;
  }

  /**
   * Calls the consumer for every place where an item reads a slot: once, or twice where the value
   * of the place comes several times.
   */
  public static void read(List<CoreItem> items, IntConsumer out) {
    for (CoreItem item : items) {
      switch (item) {
        case CoreItem.One one -> read(one.expr(), out);
        case CoreItem.Copies copies -> {
          read(copies.expr(), out);
          // the value comes several times
          read(copies.expr(), out);
          read(copies.count(), out);
        }
        case CoreItem.If choice -> {
          read(choice.condition(), out);
          read(choice.yes(), out);
          read(choice.no(), out);
        }
        case CoreItem.Let let -> {
          read(let.value(), out);
          read(let.rest(), out);
        }
        case CoreItem.Print print -> readAll(print.arguments(), out);
      }
    }
  }

  private static void readAll(List<CoreExpr> exprs, IntConsumer out) {
    for (CoreExpr expr : exprs) {
      read(expr, out);
    }
  }

  /** Calls the consumer once for every place where an expression reads a slot. */
  public static void read(CoreExpr expr, IntConsumer out) {
    switch (expr) {
      case CoreExpr.Constant c -> {}
      case CoreExpr.Self s -> {}
      case CoreExpr.Local local -> out.accept(local.slot());
      case CoreExpr.Chain chain -> {
        read(chain.first(), out);
        for (CoreExpr.Link link : chain.links()) {
          read(link.operand(), out);
        }
      }
      case CoreExpr.And and -> readAll(and.operands(), out);
      case CoreExpr.Or or -> readAll(or.operands(), out);
      case CoreExpr.Negate negate -> read(negate.operand(), out);
      case CoreExpr.Not not -> read(not.operand(), out);
      case CoreExpr.If choice -> {
        read(choice.condition(), out);
        read(choice.yes(), out);
        read(choice.no(), out);
      }
      case CoreExpr.Let let -> {
        read(let.value(), out);
        read(
            let.body(),
            slot -> {
              if (slot != let.slot()) {
                out.accept(slot);
              }
            });
      }
      case CoreExpr.MakeTuple tuple -> readAll(tuple.fields(), out);
      case CoreExpr.MakeList list -> read(list.items(), out);
      case CoreExpr.MakeSolution solution -> read(solution.items(), out);
      case CoreExpr.MakeMolecule molecule -> read(molecule.items(), out);
      case CoreExpr.MakeRule rule -> readAll(rule.captures(), out);
      case CoreExpr.MakeFunction function -> readAll(function.captures(), out);
      case CoreExpr.Call call -> {
        read(call.callee(), out);
        readAll(call.arguments(), out);
      }
      case CoreExpr.CallBuiltin call -> readAll(call.arguments(), out);
      case CoreExpr.CallMethod call -> {
        read(call.target(), out);
        readAll(call.arguments(), out);
      }
      case CoreExpr.CallStatic call -> readAll(call.arguments(), out);
      case CoreExpr.GetField field -> read(field.target(), out);
      case CoreExpr.GetStatic field -> {}
      case CoreExpr.New made -> readAll(made.arguments(), out);
      case CoreExpr.InstanceOf test -> read(test.operand(), out);
      case CoreExpr.Cast cast -> read(cast.operand(), out);
    }
  }

  /** Adds the slots that a match of the pattern binds. */
  public static void bound(CorePattern pattern, BitSet out) {
    switch (pattern) {
      case CorePattern.Bind bind -> out.set(bind.slot());
      case CorePattern.Equal equal -> {}
      case CorePattern.Any any -> {}
      case CorePattern.OfTuple tuple -> tuple.fields().forEach(field -> bound(field, out));
      case CorePattern.OfSolution solution -> {
        solution.elements().forEach(element -> bound(element, out));
        solution.rests().forEach(out::set);
      }
      case CorePattern.OfList list -> {
        list.items().forEach(element -> bound(element, out));
        list.rests().forEach(out::set);
      }
      case CorePattern.Labelled labelled -> out.set(labelled.slot());
      case CorePattern.Copies copies -> bound(copies.pattern(), out);
      case CorePattern.CountedCopies copies -> {
        bound(copies.pattern(), out);
        out.set(copies.slot());
      }
    }
  }

  /**
   * Adds the slots that must be bound before the pattern is matched: those that its counts read.
   */
  public static void needed(CorePattern pattern, BitSet out) {
    switch (pattern) {
      case CorePattern.Bind bind -> {}
      case CorePattern.Equal equal -> {}
      case CorePattern.Any any -> {}
      case CorePattern.OfTuple tuple -> tuple.fields().forEach(field -> needed(field, out));
      case CorePattern.OfSolution solution -> {
        // the elements are planned one by one
      }
      case CorePattern.OfList list -> {
        // where there are counts, a later step finds the places
        if (list.hasFixedPlaces()) {
          list.items().forEach(element -> needed(element, out));
        }
      }
      case CorePattern.Labelled labelled -> {}
      case CorePattern.Copies copies -> {
        out.or(in(copies.count()));
        needed(copies.pattern(), out);
      }
      case CorePattern.CountedCopies copies -> needed(copies.pattern(), out);
    }
  }

  /**
   * Adds the slots that a match of the pattern binds or reads, without those in solutions that it
   * opens. Those of them that are bound before decide whether an atom matches.
   */
  static void mentioned(CorePattern pattern, BitSet out) {
    switch (pattern) {
      case CorePattern.Bind bind -> out.set(bind.slot());
      case CorePattern.Equal equal -> out.or(in(equal.value()));
      case CorePattern.Any any -> {}
      case CorePattern.OfTuple tuple -> tuple.fields().forEach(field -> mentioned(field, out));
      case CorePattern.OfSolution solution -> {}
      case CorePattern.OfList list -> list.items().forEach(item -> mentioned(item, out));
      case CorePattern.Labelled labelled -> out.set(labelled.slot());
      case CorePattern.Copies copies -> {
        out.or(in(copies.count()));
        mentioned(copies.pattern(), out);
      }
      case CorePattern.CountedCopies copies -> {
        out.set(copies.slot());
        mentioned(copies.pattern(), out);
      }
    }
  }
}
