package hocl.language.java;

import hocl.runtime.atom.JavaObject;
import java.math.BigInteger;
import java.util.List;

/** The Java values whose methods an atom has, in the order in which they are tried. */
final class Receivers {
  private Receivers() {}

  static List<Object> of(Object atom) {
    return switch (atom) {
      case Long number when number == number.intValue() ->
          List.of(number, BigInteger.valueOf(number), number.intValue());
      case Long number -> List.of(number, BigInteger.valueOf(number));
      case BigInteger number -> List.of(number);
      case String text -> List.of(text);
      case Double number -> List.of(number);
      case Boolean truth -> List.of(truth);
      case JavaObject object -> List.of(object.value());
      default -> List.of();
    };
  }
}
