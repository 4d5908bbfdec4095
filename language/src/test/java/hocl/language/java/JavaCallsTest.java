package hocl.language.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hocl.language.value.EvaluationException;
import hocl.runtime.atom.JavaObject;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Tuple;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JavaCallsTest {
  private static Object pure(Object target, String name, Object... arguments) {
    return JavaCalls.callMethod(target, name, arguments, "", false);
  }

  private static String code(ThrowingCallable call) {
    String[] code = {""};
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(EvaluationException.class, e -> code[0] = e.code());
    return code[0];
  }

  @Test
  void resultsComeBackAsAtoms() {
    assertThat(pure("abc", "length")).isEqualTo(3L);
    assertThat(pure("abc", "charAt", 1L)).isEqualTo("b");
    assertThat(pure("abc", "indexOf", "c")).isEqualTo(2L);
    assertThat(pure("a,b", "split", ",")).isEqualTo(ListAtom.of("a", "b"));
    assertThat(pure(12L, "compareTo", 13L)).isEqualTo(-1L);
    assertThat(pure(12L, "gcd", 18L)).isEqualTo(6L);
    assertThat(pure(2L, "pow", 70L)).isEqualTo(BigInteger.TWO.pow(70));
    assertThat(pure(BigInteger.TWO.pow(70), "shiftRight", 60L)).isEqualTo(1024L);
    assertThat(pure(2.5, "intValue")).isEqualTo(2L);
    assertThat(pure(true, "toString")).isEqualTo("true");
  }

  @Test
  void equalsIsAtomEqualityForEveryAtom() {
    assertThat(pure(Tuple.of(1L, 2L), "equals", Tuple.of(1L, 2L))).isEqualTo(true);
    assertThat(pure(1L, "equals", 1.0)).isEqualTo(false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"getClass", "wait", "notify", "chars", "describeConstable", "formatted", "intern"})
  void whatIsNotPureIsNoMethod(String name) {
    assertThat(code(() -> pure("abc", name))).isEqualTo("E0751");
    assertThat(PureMethods.isAtomMethod(name)).isFalse();
  }

  @Test
  void theStaticMethodsThatReachTheHostAreNotPure() {
    assertThat(PureMethods.isPureStatic(Integer.class, "getInteger")).isFalse();
    assertThat(PureMethods.isPureStatic(Boolean.class, "getBoolean")).isFalse();
    assertThat(PureMethods.isPureStatic(String.class, "format")).isFalse();
    assertThat(PureMethods.isPureStatic(Math.class, "random")).isFalse();
    assertThat(PureMethods.isPureStatic(Math.class, "getClass")).isFalse();
    assertThat(PureMethods.isPureStatic(Math.class, "abs")).isTrue();
  }

  @Test
  void resultsThatWouldFillTheMemoryAreRefused() {
    assertThat(code(() -> pure("x", "repeat", 1L << 31))).isEqualTo("E0755");
    assertThat(code(() -> pure("xy".repeat(5_000_000), "replace", "x", "longer")))
        .isEqualTo("E0755");
    assertThat(code(() -> pure(2L, "pow", 2_000_000_000L))).isEqualTo("E0755");
    assertThat(code(() -> pure(1L, "shiftLeft", 2_000_000_000L))).isEqualTo("E0755");
    assertThat(code(() -> pure(1L, "shiftRight", -2_000_000_000L))).isEqualTo("E0755");
    assertThat(code(() -> pure(1L, "setBit", 2_000_000_000L))).isEqualTo("E0755");
  }

  @Test
  void aSearchThatWouldTakeForEverEnds() {
    String text = "a".repeat(60) + "!";
    assertThat(code(() -> pure(text, "matches", "(a+)+\\1b"))).isEqualTo("E0755");
    assertThat(code(() -> pure("ab".repeat(100_000), "matches", "(a|b)*"))).isEqualTo("E0755");
    assertThat(code(() -> pure("a", "matches", "("))).isEqualTo("E0753");
  }

  @Test
  void whatJavaThrowsIsAnEvaluationFailure() {
    assertThat(code(() -> pure("abc", "substring", 5L))).isEqualTo("E0753");
    assertThat(code(() -> JavaCalls.callStatic(Integer.class, "parseInt", new Object[] {"x"}, "")))
        .isEqualTo("E0753");
    assertThat(code(() -> JavaCalls.callStatic(Math.class, "sqrt", new Object[] {-1.0}, "")))
        .isEqualTo("E0753");
    assertThat(code(() -> JavaCalls.callStatic(Math.class, "abs", new Object[] {"x"}, "")))
        .isEqualTo("E0752");
  }

  @Test
  void theNearestOverloadIsCalled() {
    assertThat(JavaCalls.callStatic(Math.class, "abs", new Object[] {-3_000_000_000L}, ""))
        .isEqualTo(3_000_000_000L);
    assertThat(JavaCalls.callStatic(Math.class, "abs", new Object[] {-2.5}, "")).isEqualTo(2.5);
    assertThat(JavaCalls.callStatic(String.class, "valueOf", new Object[] {7L}, "")).isEqualTo("7");
    assertThat(JavaCalls.callStatic(String.class, "valueOf", new Object[] {"ab"}, ""))
        .isEqualTo("ab");
    assertThat(JavaCalls.callStatic(String.class, "join", new Object[] {"-", "a", "b"}, ""))
        .isEqualTo("a-b");
    assertThat(
            JavaCalls.callStatic(
                String.class, "join", new Object[] {"-", ListAtom.of("a", "b")}, ""))
        .isEqualTo("a-b");
  }

  @Test
  void objectsOfJavaAreMadeAndAsked() {
    Object list = JavaCalls.construct(ArrayList.class, new Object[0], "");
    assertThat(JavaCalls.callMethod(list, "add", new Object[] {5L}, "", true)).isEqualTo(true);
    assertThat(JavaCalls.callMethod(list, "get", new Object[] {0L}, "", true)).isEqualTo(5L);
    assertThat(list).isInstanceOf(JavaObject.class);
    Object shared = JavaObject.of(List.of(1L, 2L));
    assertThat(JavaCalls.callMethod(shared, "size", new Object[0], "", true)).isEqualTo(2L);
    Object map = JavaCalls.construct(java.util.HashMap.class, new Object[0], "");
    assertThat(code(() -> JavaCalls.callMethod(map, "get", new Object[] {1L}, "", true)))
        .isEqualTo("E0754");
    assertThat(code(() -> JavaCalls.callMethod(map, "clear", new Object[0], "", true)))
        .isEqualTo("E0757");
    assertThat(JavaCalls.getStatic(Integer.class, "MAX_VALUE", "")).isEqualTo(2147483647L);
    assertThat(code(() -> JavaCalls.getStatic(Integer.class, "NOWHERE", ""))).isEqualTo("E0756");
  }

  @Test
  void codeOfAPackageReachesWhatItsClassesDoNotKeepPrivate() {
    String own = "hocl.language.java";
    Object box = JavaCalls.construct(Box.class, new Object[] {"a"}, own);
    assertThat(JavaCalls.callMethod(box, "named", new Object[] {"a"}, own, true)).isEqualTo(true);
    assertThat(JavaCalls.getField(box, "name", own)).isEqualTo("a");
    assertThat(JavaCalls.callStatic(Box.class, "greeting", new Object[0], own)).isEqualTo("hi");
    assertThat(JavaCalls.getStatic(Box.class, "LIMIT", own)).isEqualTo(3L);
    assertThat(code(() -> JavaCalls.callMethod(box, "secret", new Object[0], own, true)))
        .isEqualTo("E0758");
    assertThat(code(() -> JavaCalls.getField(box, "hidden", own))).isEqualTo("E0758");
  }

  @Test
  void codeOfAnotherPackageReachesWhatIsPublic() {
    Object box = JavaObject.of(new Box("a"));
    assertThat(code(() -> JavaCalls.construct(Box.class, new Object[] {"a"}, "a.b")))
        .isEqualTo("E0758");
    assertThat(code(() -> JavaCalls.callMethod(box, "named", new Object[] {"a"}, "a.b", true)))
        .isEqualTo("E0758");
    assertThat(code(() -> JavaCalls.getField(box, "name", "a.b"))).isEqualTo("E0758");
    assertThat(code(() -> JavaCalls.getField(box, "absent", "a.b"))).isEqualTo("E0756");
  }

  @Test
  void theClassesOfJavaBelongToNoProgram() {
    assertThat(code(() -> JavaCalls.getField("abc", "value", "java.lang"))).isEqualTo("E0758");
    Object list = JavaCalls.construct(ArrayList.class, new Object[0], "java.util");
    assertThat(code(() -> JavaCalls.getField(list, "size", "java.util"))).isEqualTo("E0758");
  }
}
