package hocl.repl.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hocl.runtime.gateway.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The page of a gateway in a browser. */
@Timeout(180)
class PageTest {

  @TempDir(cleanup = CleanupMode.NEVER)
  Path profile;

  @TempDir Path folder;

  @Test
  void showsJobsAndNodesOnWideNarrowAndDarkScreens() throws IOException, InterruptedException {
    Optional<Path> program = Chromium.installed();
    assumeTrue(program.isPresent(), "Chromium is not installed, so the page is not opened");
    Path source =
        Files.writeString(
            folder.resolve("<b>max.hocl"),
            "let max = replace x::Int, y::Int by x if x >= y in <range(1, 3000), max>");
    try (OpenGateway gateway = new OpenGateway();
        Chromium browser = new Chromium(program.get(), profile)) {
      String kept = gateway.call("run", "--keep", source.toString()).out().strip();
      browser.call(
          "Page.navigate",
          Json.object("url", "http://" + gateway.address() + "/#" + gateway.tokens().read()));
      String card = "document.querySelector('[data-job=\"" + kept + "\"]')";
      browser.await(card + "?.querySelector('.state')?.textContent === 'inert, kept'");
      String text = browser.evaluate(card + ".innerText");
      assertThat(text).contains("<b>max.hocl (" + kept + ")", "every 2 have to meet", "100 %");
      assertThat(text).containsPattern("reactions\\s+2,999");
      assertThat(browser.evaluate("document.querySelectorAll('[data-node]').length"))
          .isEqualTo("1");
      assertThat(browser.evaluate("document.getElementById('notice').textContent")).isEmpty();
      browser.evaluate(card + ".querySelector('button').click()");
      browser.await(card + ".querySelector('pre').textContent === '<3000, max>'");
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
      assertThat(browser.evaluate("matchMedia('(prefers-color-scheme: dark)').matches"))
          .isEqualTo("true");
      gateway.call("cancel", kept);
      browser.await(card + ".querySelector('.state').textContent === 'inert'");
    }
  }

  @Test
  void saysThatTheTokenIsMissing() throws IOException, InterruptedException {
    Optional<Path> program = Chromium.installed();
    assumeTrue(program.isPresent(), "Chromium is not installed, so the page is not opened");
    try (OpenGateway gateway = new OpenGateway();
        Chromium browser = new Chromium(program.get(), profile)) {
      browser.call("Page.navigate", Json.object("url", "http://" + gateway.address() + "/"));
      browser.await("document.getElementById('notice')?.textContent.includes('token') === true");
    }
  }
}
