package hocl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.repl.console.Environment;
import hocl.repl.console.Interrupts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Receipts of runs, and what `verify` says of them. */
class VerifyTest {

  private static final String MAX =
      "let max = replace x::Int, y::Int by x if x >= y in\n<3, 1, 4, 1, 5, 5, max>";

  @TempDir Path folder;

  private Environment environment = Environment.PLAIN;
  private String program = "";
  private String receipt = "";

  @BeforeEach
  void prepare() throws IOException {
    environment =
        new Environment(
            Map.of("XDG_CONFIG_HOME", folder.resolve("config").toString()),
            false,
            false,
            false,
            Interrupts.NEVER);
    program = file("max.hocl", MAX);
    receipt = folder.resolve("max.receipt").toString();
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private CommandCall call(String... arguments) {
    return CommandCall.in(environment, "", arguments);
  }

  private void run(String... more) {
    String[] arguments = {"run", "--receipt", receipt, program};
    String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    CommandCall call = call(all);
    assertThat(call.code()).as(call.err()).isIn(0, 4);
  }

  private String publicHalf() throws IOException {
    String key = Files.readString(folder.resolve("config/hocl/key"));
    return key.substring(key.indexOf("public ") + 7).strip();
  }

  private static void assertRefused(CommandCall call, String reason) {
    assertThat(call.code()).as(call.err()).isEqualTo(1);
    assertThat(call.out()).isEmpty();
    assertThat(call.err()).startsWith("error: `").contains(" is refused: ").contains(reason);
  }

  @Test
  void aReceiptIsConfirmedInOneLine() throws IOException {
    CommandCall run = call("run", "--receipt", receipt, program);
    assertThat(run.out()).as("the result as without a receipt").isEqualTo("<5, max>\n");
    assertThat(run.err())
        .isEqualTo(
            "A new key is in `"
                + folder.resolve("config/hocl/key")
                + "`; its public half is "
                + publicHalf()
                + ".\n");
    CommandCall call = call("verify", receipt, program);
    assertThat(call)
        .isEqualTo(
            new CommandCall(
                0,
                "Confirmed: all 5 reactions are legal and lead to the result. Nothing can react in"
                    + " the 2 atoms of the result. Signed by the key "
                    + publicHalf()
                    + ", of which nothing is known. Its signer says of checks before: none (one"
                    + " process ran it, and nothing else checked it before it was signed).\n",
                ""));
    assertThat(call("run", "--receipt", receipt, program).err()).as("the key is there").isEmpty();
  }

  @Test
  void theKeyIsForItsOwnerOnly() throws IOException {
    run();
    Path key = folder.resolve("config/hocl/key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    CommandCall open = call("run", "--receipt", receipt, program);
    assertThat(open.code()).isEqualTo(2);
    assertThat(open.out()).as("nothing has run").isEmpty();
    assertThat(open.err()).contains("can be read by others");
    CommandCall other =
        call("run", "--receipt", receipt, "--key", file("no.key", "no key"), program);
    assertThat(other.code()).isEqualTo(2);
    Files.setPosixFilePermissions(
        folder.resolve("no.key"), PosixFilePermissions.fromString("rw-------"));
    assertThat(call("run", "--receipt", receipt, "--key", file("no.key", "no key"), program).err())
        .contains("it is no key");
  }

  @Test
  void anyByteThatIsChangedOrMissingIsSeen() throws IOException {
    run();
    byte[] whole = Files.readAllBytes(Path.of(receipt));
    for (int place = 0; place < whole.length; place++) {
      byte[] changed = whole.clone();
      changed[place] ^= 0x10;
      Files.write(Path.of(receipt), changed);
      assertRefused(call("verify", receipt, program), "");
      Files.write(Path.of(receipt), Arrays.copyOf(whole, place));
      assertRefused(call("verify", receipt, program), "");
    }
  }

  @Test
  void anotherProgramOrOtherDataAreSeen() throws IOException {
    run();
    assertRefused(
        call("verify", receipt, file("other.hocl", MAX.replace(">=", ">"))),
        "it is of another program");
    String laidOut = file("same.hocl", MAX.replace("<3, 1,", "<\n  3,\n  1,"));
    assertThat(call("verify", receipt, laidOut).code()).as("layout does not count").isZero();
    program = file("n.hocl", "param n = 1;\n<n, 2, replace x::Int, y::Int by x + y>");
    run("--set", "n=5");
    assertRefused(call("verify", receipt, program), "it is of other data");
    assertThat(call("verify", receipt, program, "--set", "n=2 + 3").code()).isZero();
  }

  @Test
  void onlyTrustedKeysCountWhereTheyAreNamed() throws IOException {
    run();
    String mine = file("mine.txt", "# me\n\n" + publicHalf() + " my key\n");
    CommandCall call = call("verify", "--trust", mine, receipt, program);
    assertThat(call.code()).isZero();
    assertThat(call.out()).contains(publicHalf() + ", which is trusted.");
    String others = file("others.txt", "00".repeat(32));
    assertRefused(call("verify", "--trust", others, receipt, program), "not trusted");
    CommandCall wrong = call("verify", "--trust", program, receipt, program);
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("has no key in line 1");
  }

  @Test
  void aSampleIsDrawnFromASeed() throws IOException {
    run();
    CommandCall call = call("verify", "--replay", "2", receipt, program);
    assertThat(call.code()).isZero();
    assertThat(call.out())
        .contains(
            "2 of 5 reactions were drawn and are legal, and all lead to the result; one that"
                + " is not legal would be missed with probability 0.6000.");
    assertThat(call.err()).matches("Reactions are drawn with `--seed -?[0-9]+`.\n");
    assertThat(call("verify", "--replay", "2", "--seed", "7", receipt, program).err())
        .isEqualTo("Reactions are drawn with `--seed 7`.\n");
    assertThat(call("verify", "--replay", "9", receipt, program).out())
        .startsWith("Confirmed: all 5 reactions are legal");
  }

  @Test
  void jsonSaysTheSame() throws IOException {
    run();
    CommandCall call = call("verify", "--format", "json", "--atom", "5", receipt, program);
    assertThat(call.code()).isZero();
    assertThat(call.out())
        .startsWith("{\"confirmed\":true,\"complete\":true,")
        .contains("\"reactions\":5,\"trace\":\"WHOLE\"", "\"judged\":5,\"missed\":0.0")
        .contains("\"trusted\":null,\"policy\":\"none\"", "\"included\":true,\"proof\":{")
        .hasLineCount(1);
    CommandCall refused = call("verify", "--format", "json", program, program);
    assertThat(refused)
        .isEqualTo(
            new CommandCall(1, "{\"confirmed\":false,\"reason\":\"it is no receipt\"}\n", ""));
  }

  @Test
  void aProofShowsThatAnAtomIsInTheResult() throws IOException {
    program = file("three.hocl", "let a = 7; <a, 7, 7, <1>, \"x\":2>");
    run();
    String proof = folder.resolve("proof.json").toString();
    CommandCall call = call("verify", "--atom", "a", "--proof", proof, receipt, program);
    assertThat(call.code()).as(call.err()).isZero();
    assertThat(call.out()).contains("The atom a is in the result, 3 times.\n  leaf ");
    String root = call.out().substring(call.out().indexOf("root ") + 5).strip();
    CommandCall alone = call("verify", "--atom", "7", "--proof", proof, "--root", root);
    assertThat(alone)
        .isEqualTo(new CommandCall(0, "Confirmed: The atom 7 is in the result, 3 times.\n", ""));
    assertThat(call("verify", "--atom", "<1>", receipt, program).code()).isZero();
    assertThat(call("verify", "--atom", "\"x\":2", receipt, program).code()).isZero();
    CommandCall missing = call("verify", "--atom", "8", receipt, program);
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.out()).endsWith("The atom 8 is not in the result.\n");
    assertRefused(
        call("verify", "--atom", "8", "--proof", proof, "--root", root), "it is of another atom");
    assertRefused(
        call("verify", "--atom", "7", "--proof", proof, "--root", "00".repeat(32)),
        "it does not lead to this root");
    String lie = file("lie.json", Files.readString(Path.of(proof)).replace(":3,", ":4,"));
    assertRefused(
        call("verify", "--atom", "7", "--proof", lie, "--root", root),
        "it does not lead to this root");
    assertThat(call("verify", "--atom", "7", "--proof", program, "--root", root).code())
        .isEqualTo(2);
    CommandCall two = call("verify", "--atom", "1, 2", receipt, program);
    assertThat(two.code()).isEqualTo(2);
    assertThat(two.err()).contains("`--atom` needs an atom, not `1, 2`.");
  }

  @Test
  void aRunThatStoppedHasAReceiptThatSaysSo() throws IOException {
    run("--max-reactions", "2");
    CommandCall call = call("verify", receipt, program);
    assertThat(call.code()).isZero();
    assertThat(call.out())
        .startsWith(
            "Confirmed: all 2 reactions are legal and lead to the result. Its 5 atoms need"
                + " not be inert: the run stopped at a limit of reactions.");
  }

  @Test
  void aRunThatFailedHasNone() throws IOException {
    CommandCall call =
        call("run", "--receipt", receipt, file("f.hocl", "<0, replace-one x::Int by 10 / x>"));
    assertThat(call.code()).isEqualTo(3);
    assertThat(call.err()).contains("There is no receipt, since the run failed.");
    assertThat(Path.of(receipt)).doesNotExist();
  }

  @Test
  void onSeveralThreadsReactionsAreNotShown() throws IOException {
    CommandCall run = call("run", "--threads", "2", "--receipt", receipt, program);
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("The receipt is without reactions");
    CommandCall call = call("verify", receipt, program);
    assertThat(call.code()).isZero();
    assertThat(call.out())
        .startsWith(
            "Confirmed in part: it is not shown that the 5 reactions were legal, since they"
                + " happened on several threads. Nothing can react in the 2 atoms of the result.");
  }

  @Test
  void theRunIsTheSameWithAndWithoutAReceipt() throws IOException {
    String[] options = {"--stats", "--trace", "--seed=3", "--strict", "--compact", "--format=json"};
    for (String option : options) {
      String silent = "[0-9.]+ m?s|[0-9.]+ s\\b|memory .*";
      run();
      CommandCall plain = call("run", option, program);
      CommandCall signed = call("run", option, "--receipt", receipt, program);
      if (plain.code() == 2) {
        continue;
      }
      assertThat(signed.code()).as(option).isEqualTo(plain.code());
      assertThat(signed.out()).as(option).isEqualTo(plain.out());
      assertThat(signed.err().replaceAll(silent, "?"))
          .as(option)
          .isEqualTo(plain.err().replaceAll(silent, "?"));
      assertThat(call("verify", receipt, program).code()).as(option).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run --key K P",
        "run --receipt R --allow-java P",
        "run --receipt R --connect 127.0.0.1:1 --detach P",
        "run --receipt R --receipt-tasks P",
        "run --receipt-tasks P",
        "run --receipt /nowhere/at/all P",
        "verify",
        "verify P",
        "verify missing P",
        "verify P P P",
        "verify --proof F P P",
        "verify --seed 1 P P",
        "verify --replay -1 P P",
        "verify --root 00 P P",
        "verify --root 00",
        "verify --trust missing P P",
        "verify --format xml P P",
      })
  void whatMakesNoSenseIsSaidInASentence(String words) {
    String[] arguments = words.split(" ");
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "P" -> arguments[i] = program;
        case "R" -> arguments[i] = receipt;
        default -> {}
      }
    }
    CommandCall call = call(arguments);
    assertThat(call.code()).as(words + call.err()).isIn(2, words.contains("-1") ? 1 : 2);
    assertThat(call.out()).isEmpty();
    assertThat(call.err()).startsWith("error: ").doesNotContain("Exception");
    assertThat(Path.of(receipt)).doesNotExist();
  }
}
