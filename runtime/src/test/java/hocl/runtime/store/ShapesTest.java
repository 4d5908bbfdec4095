package hocl.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import hocl.runtime.store.Shape.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShapesTest {

  private static final Object[] VALUES = {1L, 1.5, "s"};

  /**
   * Three fields behind a tag, each an Int, a Float or a String: more than have their own shape.
   */
  private static List<Tuple> manyKinds() {
    List<Tuple> all = new ArrayList<>();
    for (Object x : VALUES) {
      for (Object y : VALUES) {
        for (Object z : VALUES) {
          all.add(Tuple.of(Symbol.of("A"), x, y, z));
        }
      }
    }
    return all;
  }

  private static List<Shape.Signature> signatures(Shapes shapes, List<Tuple> atoms) {
    return atoms.stream().map(atom -> shapes.of(atom).signature()).toList();
  }

  @Test
  void whereAnAtomLiesDoesNotDependOnShapesThatWereOnlyExpected() {
    List<Tuple> atoms = manyKinds();
    Shapes plain = new Shapes();
    Shapes expecting = new Shapes();
    for (Column z : Column.values()) {
      for (Column y : Column.values()) {
        expecting.expected(4, Symbol.of("A"), new Column[] {Column.OBJECT, y, z});
      }
    }
    assertThat(signatures(expecting, atoms)).isEqualTo(signatures(plain, atoms));
  }

  @Test
  void expectedShapesAreRefusedWhenOthersTookTheirPlace() {
    Shapes shapes = new Shapes();
    Shape early = shapes.expected(4, Symbol.of("A"), longs());
    assertThat(shapes.admits(early)).isTrue();
    Shapes late = new Shapes();
    Shape expected = late.expected(4, Symbol.of("A"), longs());
    Tuple ints = Tuple.of(Symbol.of("A"), 1L, 2L, 3L);
    manyKinds().stream().skip(1).forEach(late::of);
    assertThat(late.admits(expected)).isFalse();
    assertThat(late.of(ints).generic()).isTrue();
  }

  private static Column[] longs() {
    return new Column[] {Column.LONG, Column.LONG, Column.LONG};
  }

  @Test
  void theOrderOfShapesDoesNotDependOnWhichCameFirst() {
    List<Object> atoms = new ArrayList<>(manyKinds().subList(0, 9));
    Collections.addAll(atoms, 1L, 2.5, "s", true, Symbol.of("B"), Symbol.of("A"));
    Collections.addAll(atoms, Tuple.of("t", 1L), Tuple.of("u", 1L), Tuple.of(Symbol.of("t"), 1L));
    List<Shape.Signature> expected = sorted(atoms);
    Random random = new Random(7);
    for (int i = 0; i < 50; i++) {
      Collections.shuffle(atoms, random);
      assertThat(sorted(atoms)).isEqualTo(expected);
    }
  }

  private static List<Shape.Signature> sorted(List<Object> atoms) {
    Shapes shapes = new Shapes();
    shapes.addTag("t");
    atoms.forEach(shapes::of);
    return shapes.all().stream().sorted().map(Shape::signature).toList();
  }
}
