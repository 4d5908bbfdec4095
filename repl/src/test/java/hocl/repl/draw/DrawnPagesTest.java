package hocl.repl.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hocl.repl.Cli;
import hocl.repl.console.Environment;
import hocl.repl.gateway.Chromium;
import hocl.runtime.gateway.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The pages that {@code run --trace} and {@code all --graph} write, as a browser shows them. */
@Timeout(180)
class DrawnPagesTest {

  private static final String SUM =
      """
      let sum = replace Sum:x, y::Int by Sum:(x + y);
      let fetch = replace Box:<n::Int, ?w> by n;
      let times = replace x::Int, y::Int by x * y;
      <Sum:0, 1, Box:<2, 3, times>, "</script>", sum, fetch>
      """;

  /** Parts of a page that ask for something from elsewhere. */
  private static final Pattern LOADS =
      Pattern.compile("(src|href)=.?https?:|url\\(|fetch\\(|XMLHttpRequest|@import|WebSocket");

  @TempDir(cleanup = CleanupMode.NEVER)
  Path profile;

  @TempDir Path folder;

  private void hocl(String... arguments) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Cli.run(
            arguments,
            new ByteArrayInputStream(new byte[0]),
            new ByteArrayOutputStream(),
            err,
            Environment.PLAIN);
    assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
  }

  private static void press(Chromium browser, String key) throws IOException, InterruptedException {
    browser.evaluate(
        "document.dispatchEvent(new KeyboardEvent('keydown', { key: '"
            + key
            + "', bubbles: true }))");
  }

  private static void check(Chromium browser) throws IOException, InterruptedException {
    for (String scheme : List.of("light", "dark")) {
      browser.call(
          "Emulation.setEmulatedMedia",
          Json.object(
              "features", List.of(Json.object("name", "prefers-color-scheme", "value", scheme))));
      for (int width : new int[] {320, 1280}) {
        browser.call(
            "Emulation.setDeviceMetricsOverride",
            Json.object("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", false));
        assertThat(Integer.parseInt(browser.evaluate("document.documentElement.scrollWidth")))
            .as("the width of the page at " + width)
            .isLessThanOrEqualTo(width);
        assertThat(Double.parseDouble(browser.evaluate(Chromium.CONTRAST)))
            .as("the contrast of text in the " + scheme + " scheme")
            .isGreaterThanOrEqualTo(Chromium.LEAST_CONTRAST);
      }
    }
  }

  @Test
  void aTraceShowsCausesAndPlays() throws IOException, InterruptedException {
    Optional<Path> program = Chromium.installed();
    assumeTrue(program.isPresent(), "Chromium is not installed, so the page is not opened");
    Path source = Files.writeString(folder.resolve("<b>sum.hocl"), SUM);
    Path page = folder.resolve("sum.html");
    hocl("run", source.toString(), "--trace", page.toString());
    try (Chromium browser = new Chromium(program.get(), profile)) {
      browser.call("Page.navigate", Json.object("url", page.toUri().toString()));
      browser.await(
          "document.getElementById('summary')?.textContent.includes('reactions') === true");
      assertThat(browser.evaluate("document.getElementById('title').textContent"))
          .contains("<b>sum.hocl");
      assertThat(browser.evaluate("document.getElementById('summary').textContent"))
          .isEqualTo("4 reactions; it ended inert with 4 atoms.");
      assertThat(browser.evaluate("document.getElementById('rules').innerText"))
          .contains("sum", "2", "times", "fetch");
      assertThat(browser.evaluate("document.getElementById('legend').innerText"))
          .contains("Sum:_ 1 → 1", "Box:_ 1 → 0");

      String final7 =
          "[...document.querySelectorAll('#finals button')].find(b => b.textContent === 'Sum:7')";
      browser.evaluate(final7 + ".click()");
      assertThat(browser.evaluate("document.getElementById('tree').innerText"))
          .contains("Sum:7", "reaction 4, sum", "reaction 3, fetch", "reactions inside");

      assertThat(browser.evaluate("document.getElementById('where').textContent"))
          .isEqualTo("0 of 4");
      List<String> solutions = new ArrayList<>();
      for (int step = 0; step <= 4; step++) {
        solutions.add(
            browser.evaluate(
                "[...document.querySelectorAll('.chips .chip')].map(c => c.textContent).sort().join(' ')"));
        press(browser, "ArrowRight");
      }
      assertThat(solutions.getFirst()).contains("Sum:0", "Box:<2, 3, times>");
      assertThat(solutions.get(2)).contains("Sum:1", "Box:<6, times>");
      assertThat(solutions.getLast()).contains("Sum:7").doesNotContain("Box");
      press(browser, "Home");
      assertThat(browser.evaluate("document.getElementById('where').textContent"))
          .isEqualTo("0 of 4");
      check(browser);
    }
  }

  @Test
  void statesAreWalkedByKeys() throws IOException, InterruptedException {
    Optional<Path> program = Chromium.installed();
    assumeTrue(program.isPresent(), "Chromium is not installed, so the page is not opened");
    Path source =
        Files.writeString(
            folder.resolve("max.hocl"),
            "let max = replace x::Int, y::Int by x if x >= y in <3, 1, 4, max>");
    Path page = folder.resolve("states.html");
    hocl("all", source.toString(), "--graph", page.toString());
    try (Chromium browser = new Chromium(program.get(), profile)) {
      browser.call("Page.navigate", Json.object("url", page.toUri().toString()));
      browser.await("document.getElementById('summary')?.textContent.includes('inert') === true");
      assertThat(browser.evaluate("document.getElementById('summary').textContent"))
          .isEqualTo("4 states, 1 inert");
      assertThat(browser.evaluate("document.querySelectorAll('circle').length")).isEqualTo("4");
      assertThat(browser.evaluate("document.getElementById('text').textContent"))
          .isEqualTo("<1, 3, 4, max>");
      press(browser, "ArrowRight");
      press(browser, "ArrowRight");
      assertThat(browser.evaluate("document.getElementById('text').textContent"))
          .isEqualTo("<4, max>");
      assertThat(browser.evaluate("document.getElementById('trail').children.length"))
          .isEqualTo("2");
      press(browser, "Home");
      press(browser, "n");
      assertThat(browser.evaluate("document.getElementById('name').textContent"))
          .contains(", inert");
      check(browser);
    }
  }

  /** Of a large run the page keeps what led to the final atoms, and stays small. */
  @Test
  void aLargeTraceStaysSmall() throws IOException {
    Path source =
        Files.writeString(
            folder.resolve("sieve.hocl"),
            "let sieve = replace x::Int, y::Int by x if y % x == 0; <sieve, range(2, 100000)>");
    Path page = folder.resolve("sieve.html");
    hocl("run", source.toString(), "--trace", page.toString());
    assertThat(Files.size(page)).isBetween(1_000_000L, 5_000_000L);
    boolean loads = LOADS.matcher(Files.readString(page)).find();
    assertThat(loads).as("whether the page loads anything").isFalse();
  }
}
