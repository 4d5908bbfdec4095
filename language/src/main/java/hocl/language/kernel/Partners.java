package hocl.language.kernel;

import hocl.runtime.store.Shape;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.LinkedHashMap;
import java.util.Map;

/** The atoms with which those of a streak react, see {@link StreakCode}. */
final class Partners {

  private final CodeBuilder code;
  private final Fields fields;

  /** Where to go if there is no partner at all. */
  private final Label nothing;

  private final Map<Key, Partner> partners = new LinkedHashMap<>();

  /** The key by which partners are kept: their shape, and whether they change in place. */
  private record Key(Shape shape, boolean changes) {}

  /** The locals of the species and the row of a partner. */
  record Partner(int species, int row) {}

  Partners(CodeBuilder code, Fields fields, Label nothing) {
    this.code = code;
    this.fields = fields;
    this.nothing = nothing;
  }

  /** Whether all atoms have the same partner. */
  boolean isOne() {
    return partners.size() == 1;
  }

  /**
   * The number of tries on the stack becomes 0 if the one partner is not there. That happens once a
   * run; a jump would be compiled away and then compiled anew, so it is left to the test that ends
   * every streak.
   */
  void limit() {
    code.iload(partners.values().iterator().next().row());
    code.loadConstant(31);
    code.ishr();
    code.iconst_m1();
    code.ixor();
    code.iand();
  }

  /** The locals of a partner's species and first passive row, or -1 if that will not do. */
  Partner of(Shape shape, boolean changes) {
    Key key = new Key(shape, changes);
    Partner known = partners.get(key);
    if (known != null) {
      return known;
    }
    Partner made =
        new Partner(code.allocateLocal(TypeKind.REFERENCE), code.allocateLocal(TypeKind.INT));
    partners.put(key, made);
    fields.pushSpecies(code, shape);
    code.astore(made.species());
    code.aload(made.species());
    code.ifnull(nothing);
    code.aload(made.species());
    code.invokevirtual(Names.SPECIES, "passive", Names.method(Names.INT));
    code.ifeq(nothing);
    code.aload(made.species());
    if (changes) {
      code.invokestatic(Names.WAKING, "firstToChange", Names.method(Names.INT, Names.SPECIES));
    } else {
      code.invokevirtual(Names.SPECIES, "first", Names.method(Names.INT));
    }
    code.istore(made.row());
    return made;
  }
}
