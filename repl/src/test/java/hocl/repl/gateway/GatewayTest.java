package hocl.repl.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests as anybody may send them. */
@Timeout(120)
class GatewayTest {

  private static OpenGateway gateway;

  @BeforeAll
  static void open() throws IOException {
    gateway = new OpenGateway();
  }

  @AfterAll
  static void close() {
    gateway.close();
  }

  private static String send(String method, String path, String host, String token, String body)
      throws IOException {
    return gateway.send(
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: "
            + host
            + "\r\nConnection: close\r\n"
            + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n")
            + "Content-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  private static String write(String method, String path, String body) throws IOException {
    return send(method, path, gateway.address(), gateway.tokens().write(), body);
  }

  @Test
  void thePageNeedsNoTokenAndLoadsNothing() throws IOException {
    String page = send("GET", "/", gateway.address(), "", "");
    assertThat(page)
        .startsWith("HTTP/1.1 200 ")
        .contains("Content-security-policy: default-src 'none'");
    assertThat(page)
        .contains("<title>hocl")
        .doesNotContain(" src=")
        .doesNotContain("innerHTML")
        .doesNotContain("https:");
    // the name of a namespace is not an address
    assertThat(page.replace("\"http://www.w3.org/2000/svg\"", "")).doesNotContain("http:");
  }

  @Test
  void everythingElseNeedsAToken() throws IOException {
    for (String path : new String[] {"/jobs", "/nodes", "/jobs/x/solution", "/nothing"}) {
      String answer = send("GET", path, gateway.address(), "", "");
      assertThat(answer).startsWith("HTTP/1.1 401 ").contains("Www-authenticate: Bearer");
      assertThat(send("GET", path, gateway.address(), "wrong", "")).startsWith("HTTP/1.1 401 ");
    }
  }

  @Test
  void aTokenForLookingDoesNotSubmit() throws IOException {
    String token = gateway.tokens().read();
    assertThat(send("GET", "/jobs", gateway.address(), token, "")).startsWith("HTTP/1.1 200 ");
    assertThat(send("POST", "/jobs", gateway.address(), token, "{\"source\":\"<1>\"}"))
        .startsWith("HTTP/1.1 403 ");
  }

  @Test
  void anotherNameOfTheHostIsTurnedAway() throws IOException {
    assertThat(send("GET", "/jobs", "evil.example:80", gateway.tokens().write(), ""))
        .startsWith("HTTP/1.1 421 ");
    assertThat(send("GET", "/", "evil.example", "", "")).startsWith("HTTP/1.1 421 ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "GET    | /nothing          |                        | 404 | nothing of that name",
        "DELETE | /jobs             |                        | 404 | nothing of that name",
        "GET    | /jobs/none        |                        | 404 | no job `none`",
        "POST   | /jobs             | nonsense               | 400 | JSON",
        "POST   | /jobs             | {\"source\":\"<1\"}    | 422 | E0214",
        "POST   | /jobs             | {\"source\":\"let a = 1 / 0 in <a>\"} | 424 | E0702",
        "POST   | /jobs             | {\"source\":\"let f(n) = if n == 0 then 0 else f(n - 1) + f(n - 1); <f(60)>\",\"timeoutMillis\":100} | 408 | in time",
        "POST   | /jobs             | {\"source\":\"import java.io.File; <new File('x')>\"} | 422 | error",
        "POST   | /jobs             | {\"source\":\"import 'secrets.hocl'; <1>\"} | 422 | error",
        "POST   | /jobs/none/cancel | {}                     | 404 | no job",
      })
  void wrongRequestsAreRefused(String method, String path, String body, int status, String said)
      throws IOException {
    String answer = write(method, path, body == null ? "" : body);
    assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains(said);
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() throws IOException {
    String head =
        "POST /jobs HTTP/1.1\r\nHost: "
            + gateway.address()
            + "\r\nConnection: close\r\nAuthorization: Bearer "
            + gateway.tokens().write()
            + "\r\nContent-Length: "
            + (100L << 20)
            + "\r\n\r\n";
    assertThat(gateway.send(head)).startsWith("HTTP/1.1 413 ");
  }

  @Test
  void aProgramIsSubmittedAndWatched() throws IOException {
    String answer =
        write(
            "POST",
            "/jobs",
            "{\"source\":\"param n; <range(1, n), replace x::Int, y::Int by x if x >= y>\",\"set\":{\"n\":\"700\"}}");
    assertThat(answer).startsWith("HTTP/1.1 200 ").contains("{\"job\":\"");
    int start = answer.indexOf("{\"job\":\"") + 8;
    String job = answer.substring(start, answer.indexOf('"', start));
    String events = write("GET", "/jobs/" + job + "/watch", "");
    assertThat(events)
        .contains("{\"event\":\"progress\",")
        .contains("{\"event\":\"end\",\"end\":\"INERT\",\"reactions\":699,")
        .contains("\"solution\":\"<700, replace x::Int, y::Int by x if x >= y>\"");
    assertThat(write("GET", "/jobs/" + job, "")).contains("\"end\":\"INERT\"", "\"settled\":1.0");
    assertThat(write("GET", "/nodes", "")).contains("\"role\":\"voter\"", "\"majority\":true");
  }
}
