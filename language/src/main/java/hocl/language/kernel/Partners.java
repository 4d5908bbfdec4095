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

  /** What partners have in common: their shape, and whether they change in place. */
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

  /** The local of the row of the one partner. */
  int row() {
    return partners.values().iterator().next().row();
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
    code.invokevirtual(Names.SPECIES, changes ? "firstToChange" : "first", Names.method(Names.INT));
    code.istore(made.row());
    return made;
  }
}
