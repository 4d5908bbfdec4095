package hocl.language.polyglot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.ResourceLimits;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.junit.jupiter.api.Test;

/** A Java program that runs hocl programs through the polyglot API. */
class EmbeddingTest {

  private static final String ENDLESS = "<1, replace x::Int by x + 1>";

  private static PolyglotException failure(Context context, String program) {
    return catchThrowableOfType(
        PolyglotException.class, () -> context.eval(HoclLanguage.ID, program));
  }

  @Test
  void aSolutionIsAnArrayThatReactsAgain() {
    try (Context context = Context.create(HoclLanguage.ID)) {
      Value solution =
          context.eval(
              HoclLanguage.ID, "let max = replace x::Int, y::Int by x if x >= y in <max, 3, 8, 5>");
      assertThat(solution).hasToString("<8, max>");
      assertThat(solution.getArraySize()).isEqualTo(2);
      assertThat(solution.getArrayElement(0).asInt()).isEqualTo(8);
      assertThat(solution.getArrayElement(1)).hasToString("max");
      assertThat(solution.getMember("size").asInt()).isEqualTo(2);
      assertThat(solution.getMember("inert").asBoolean()).isTrue();
      assertThat(solution.getMember("reactions").asInt()).isEqualTo(2);
      solution.invokeMember("inject", 12, 7);
      assertThat(solution).hasToString("<7, 8, 12, max>");
      assertThat(solution.getMember("inert").asBoolean()).isFalse();
      assertThat(solution.invokeMember("react").asInt()).isEqualTo(2);
      assertThat(solution.invokeMember("count", 12).asInt()).isEqualTo(1);
      assertThat(solution.invokeMember("contains", 8).asBoolean()).isFalse();
    }
  }

  @Test
  void valuesGoBothWays() {
    try (Context context =
        Context.newBuilder(HoclLanguage.ID).allowHostAccess(HostAccess.ALL).build()) {
      Value names = context.getBindings(HoclLanguage.ID);
      BigInteger large = BigInteger.TEN.pow(30);
      names.putMember("big", large);
      names.putMember("list", List.of(1, 2.5, "x", true));
      names.putMember("fork", names.invokeMember("atom", "Fork:[1]:<2, 2>"));
      Value solution = context.eval(HoclLanguage.ID, "big, list, fork");
      assertThat(solution).hasToString(large + ", Fork:[1]:<2, 2>, [1, 2.5, \"x\", true]");
      assertThat(solution.getArrayElement(0).asBigInteger()).isEqualTo(large);
      Value fork = solution.getArrayElement(1);
      assertThat(fork.getArrayElement(0)).hasToString("Fork");
      assertThat(fork.getArrayElement(2).invokeMember("count", 2).asInt()).isEqualTo(2);
      Value list = solution.getArrayElement(2);
      assertThat(list.getArrayElement(1).asDouble()).isEqualTo(2.5);
      assertThat(list.getArrayElement(2).asString()).isEqualTo("x");
      assertThat(solution.invokeMember("count", fork).asInt()).isEqualTo(1);
      assertThatThrownBy(() -> names.putMember("nothing", new Object()))
          .hasMessageContaining("has no form as an atom");
    }
  }

  @Test
  void parametersAndFunctionsComeFromTheHost() {
    try (Context context = Context.create(HoclLanguage.ID)) {
      Value names = context.getBindings(HoclLanguage.ID);
      names.putMember("n", 20);
      names.putMember("twice", (ProxyExecutable) given -> 2 * given[0].asLong());
      names.putMember(
          "bad",
          (ProxyExecutable)
              given -> {
                throw new IllegalStateException("out of stock");
              });
      assertThat(
              context.eval(
                  HoclLanguage.ID,
                  "param n::Int; <n, 1, replace-one x::Int, y::Int by twice(x+y)>"))
          .hasToString("<42>");
      PolyglotException failed = failure(context, "<1,\n replace-one x::Int by bad(x)>");
      assertThat(failed).hasMessage("E0753: `bad` failed: out of stock.");
      assertThat(failed.getSourceLocation().getStartLine()).isEqualTo(2);
    }
  }

  @Test
  void errorsHaveACodeAndAPlace() {
    try (Context context = Context.create(HoclLanguage.ID)) {
      PolyglotException refused = failure(context, "<1,\n foo>");
      assertThat(refused.isSyntaxError()).isTrue();
      assertThat(refused.getSourceLocation().getCharacters()).hasToString("foo");
      assertThat(refused.getGuestObject().getMember("code").asString()).isEqualTo("E0301");
      PolyglotException failed = failure(context, "<1, replace-one x::Int by 1 / (x - 1)>");
      assertThat(failed.isGuestException() && !failed.isSyntaxError()).isTrue();
      assertThat(failed.getSourceLocation().getCharacters()).hasToString("1 / (x - 1)");
    }
  }

  @Test
  void nothingOfTheHostIsReachable() {
    try (Context context = Context.create(HoclLanguage.ID)) {
      Value names = context.getBindings(HoclLanguage.ID);
      names.putMember("f", (ProxyExecutable) given -> 1);
      assertThat(failure(context, "<f.getClass()>").isSyntaxError()).isTrue();
      assertThat(failure(context, "<Runtime.getRuntime()>").isSyntaxError()).isTrue();
      assertThat(failure(context, "import \"pom.xml\"; <1>").isSyntaxError()).isTrue();
    }
  }

  @Test
  void printedLinesGoToTheOutputOfTheContext() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Context context = Context.newBuilder(HoclLanguage.ID).out(out).build()) {
      context.eval(HoclLanguage.ID, "<1, replace-one x::Int by print(\"grün\")>");
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("grün\n");
  }

  @Test
  void limitsLeaveTheSolutionAsItStands() {
    try (Context context =
        Context.newBuilder(HoclLanguage.ID).option("hocl.MaxReactions", "99").build()) {
      Value solution = context.eval(HoclLanguage.ID, ENDLESS);
      assertThat(solution.getArrayElement(0).asInt()).isEqualTo(100);
      assertThat(solution.getMember("end").asString()).isEqualTo("reaction limit");
    }
  }

  @Test
  void theHostInterruptsEndlessReactions() throws InterruptedException {
    CountDownLatch runs = new CountDownLatch(1);
    ProxyExecutable told =
        given -> {
          runs.countDown();
          return 1;
        };
    try (Context context = Context.create(HoclLanguage.ID)) {
      context.getBindings(HoclLanguage.ID).putMember("told", told);
      Thread other =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  runs.await();
                  context.interrupt(Duration.ofSeconds(20));
                } catch (Exception e) {
                  throw new AssertionError(e);
                }
              });
      PolyglotException ended =
          failure(context, "<1, Go, replace-one Go by told(1), replace x::Int by x + 1>");
      assertThat(ended.isInterrupted()).isTrue();
      other.join();
      assertThat(context.eval(HoclLanguage.ID, "<1>")).hasToString("<1>");
    }
  }

  @Test
  void aContextThatIsClosedEndsItsRuns() throws InterruptedException {
    CountDownLatch runs = new CountDownLatch(1);
    Context context = Context.create(HoclLanguage.ID);
    context
        .getBindings(HoclLanguage.ID)
        .putMember(
            "told",
            (ProxyExecutable)
                given -> {
                  runs.countDown();
                  return 1;
                });
    Thread other =
        Thread.ofPlatform()
            .start(() -> {
              try {
                runs.await();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
              context.close(true);
            });
    PolyglotException ended =
        failure(context, "<1, Go, replace-one Go by told(1), replace x::Int by x + 1>");
    assertThat(ended.isCancelled()).isTrue();
    other.join();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  /** A limit of statements is an instrument: generated code gives way, and reactions count. */
  @Test
  void reactionsAreStatements() {
    Context context =
        Context.newBuilder(HoclLanguage.ID)
            .resourceLimits(ResourceLimits.newBuilder().statementLimit(5000, null).build())
            .build();
    PolyglotException ended = failure(context, ENDLESS);
    assertThat(ended.isResourceExhausted()).isTrue();
  }
}
