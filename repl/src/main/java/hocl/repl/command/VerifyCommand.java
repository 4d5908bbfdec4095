package hocl.repl.command;

import hocl.language.Machine;
import hocl.language.program.Instance;
import hocl.language.receipt.ReceiptVerification;
import hocl.language.receipt.Sample;
import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.console.Interrupts;
import hocl.repl.option.OptionNumbers;
import hocl.repl.option.Options;
import hocl.repl.option.ProgramOptions;
import hocl.repl.option.UsageException;
import hocl.repl.receipt.BoundedFile;
import hocl.repl.receipt.GivenAtom;
import hocl.repl.receipt.ProofFile;
import hocl.repl.receipt.TrustedKeys;
import hocl.repl.receipt.VerificationWords;
import hocl.repl.report.Abbreviation;
import hocl.repl.report.Ends;
import hocl.repl.report.NamedRules;
import hocl.repl.report.OutputFile;
import hocl.repl.report.Reports;
import hocl.repl.report.RuleNames;
import hocl.repl.report.Version;
import hocl.runtime.gateway.Json;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Effort;
import hocl.runtime.reactor.ReactionFailure;
import hocl.runtime.receipt.Inclusion;
import hocl.runtime.receipt.Receipt;
import hocl.runtime.receipt.ReceiptException;
import hocl.runtime.receipt.Tracing;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hocl verify}: checks the receipt of a run, or a proof that an atom is in a result. */
final class VerifyCommand implements Subcommand {

  private static final String TRUST = "--trust";
  private static final String REPLAY = "--replay";
  private static final String SEED = "--seed";
  private static final String ATOM = "--atom";
  private static final String PROOF = "--proof";
  private static final String ROOT = "--root";
  private static final String FORMAT = "--format";
  private static final String JSON = "json";
  private static final int LONGEST = 2000;

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            "verify",
            "Checks the receipt that `hocl run --receipt` wrote: the signature, that it is of this"
                + " program and data, that its reactions are legal and lead to the result, and that"
                + " nothing can react there. Exit code 1 if not.",
            "  hocl verify max.receipt max.hocl",
            "  hocl verify --trust keys.txt sum.receipt sum.hocl --set n=1000",
            "  hocl verify --replay 100 primes.receipt primes.hocl",
            "  hocl verify --atom 5 --proof five.json max.receipt max.hocl",
            "  hocl verify --atom 5 --proof five.json --root 3f..    without receipt and program");
    spec.addPositional(Options.optionalOperand(0, "RECEIPT", "The receipt."));
    spec.addPositional(
        Options.optionalOperand(1, "PROGRAM", "The program; - reads it from standard input."));
    ProgramOptions.addParameters(spec);
    return spec.addOption(
            Options.value(
                TRUST, "KEYS", "Refuses what was not signed by one of the keys in this file."))
        .addOption(
            Options.value(
                REPLAY,
                "K",
                "Judges only K reactions that are drawn at random, and carries out the others; of a"
                    + " run on nodes repeats K tasks that are drawn."))
        .addOption(Options.value(SEED, "N", "Draws the same reactions for the same N."))
        .addOption(Options.value(ATOM, "ATOM", "Shows by a proof that this atom is in the result."))
        .addOption(
            Options.value(PROOF, "FILE", "Writes the proof to a file; with --root, reads it."))
        .addOption(
            Options.value(
                ROOT, "HEX", "Checks a proof against this root, without receipt and program."))
        .addOption(
            Options.value(
                FORMAT, "text|json", "How to say it: a line for people (the default), or JSON."));
  }

  @Override
  public ExitCode run(ParseResult parsed, Console console) {
    boolean json = Options.choice(parsed, FORMAT, "text", JSON).equals(JSON);
    String file = Options.operand(parsed);
    String program = Options.operand(parsed, 1);
    check(parsed, file, program);
    if (Options.get(parsed, ROOT).isPresent()) {
      return checkProof(parsed, json, console);
    }
    Optional<Set<String>> trusted = Options.get(parsed, TRUST).map(TrustedKeys::read);
    Optional<OutputFile> proof = Options.get(parsed, PROOF).map(name -> OutputFile.at(PROOF, name));
    Receipt receipt;
    try {
      receipt = Receipt.read(BoundedFile.read(file, Receipt.MOST_BYTES));
    } catch (ReceiptException e) {
      return refuse(file, e.clause(), json, console);
    }
    if (trusted.isPresent() && !trusted.get().contains(receipt.signer())) {
      return refuse(
          file, "it is signed by a key that is not trusted, " + receipt.signer(), json, console);
    }
    Optional<ProgramLoader.Loaded> loaded =
        ProgramLoader.loadToShip(program, "verify", parsed, console);
    if (loaded.isEmpty()) {
      return ExitCode.REFUSED;
    }
    Sample sample = sample(parsed, receipt, console);
    Cancellation cancellation = new Cancellation();
    Instance instance;
    Optional<Object> atom;
    ReceiptVerification verification;
    try (Interrupts.Handle _ = console.environment().interrupts().during(cancellation::cancel)) {
      instance = Machine.instantiate(loaded.get().program());
      Map<String, Object> names = instance.names();
      atom = Options.get(parsed, ATOM).map(text -> GivenAtom.parse(ATOM, text, names));
      Effort effort = new Effort(Long.MAX_VALUE, Long.MAX_VALUE, cancellation);
      verification = ReceiptVerification.of(receipt, instance, sample, effort);
    } catch (ReactionFailure failure) {
      Ends.report(failure, loaded.get().shipped().options().settings(), console);
      return ExitCode.FAILED;
    }
    return switch (verification) {
      case ReceiptVerification.Refused refused ->
          refuse(file, clause(refused, receipt, instance), json, console);
      case ReceiptVerification.Confirmed so -> {
        VerificationWords words =
            new VerificationWords(receipt, so, sample, trusted.isPresent() ? true : null);
        ExitCode code = show(words, atom, proof, json, Options.get(parsed, ATOM), console);
        if (so.isComplete(receipt.statement())) {
          yield code;
        }
        yield code.and(cancellation.isCancelled() ? ExitCode.INTERRUPTED : ExitCode.LIMIT);
      }
    };
  }

  private static void check(ParseResult parsed, String file, String program) {
    boolean alone = Options.get(parsed, ROOT).isPresent();
    if (alone
        && (!file.isEmpty()
            || Options.get(parsed, ATOM).isEmpty()
            || Options.get(parsed, PROOF).isEmpty())) {
      throw new UsageException(
          "`" + ROOT + "` checks a proof without receipt and program.",
          "Write `hocl verify " + ATOM + " ATOM " + PROOF + " FILE " + ROOT + " HEX`.");
    }
    if (!alone && program.isEmpty()) {
      throw new UsageException(
          "`hocl verify` needs a RECEIPT and a PROGRAM.",
          "`hocl verify --help` lists what it takes.");
    }
    if (Options.get(parsed, PROOF).isPresent() && Options.get(parsed, ATOM).isEmpty()) {
      throw new UsageException(
          "`" + PROOF + "` has no meaning without `" + ATOM + "`.", "Name an atom.");
    }
    if (Options.get(parsed, SEED).isPresent() && Options.get(parsed, REPLAY).isEmpty()) {
      throw new UsageException(
          "`" + SEED + "` has no meaning without `" + REPLAY + "`.",
          "Say how many reactions are drawn.");
    }
  }

  /** The reactions or tasks to judge; the seed of a draw is said. */
  private static Sample sample(ParseResult parsed, Receipt receipt, Console console) {
    long tasks = ReceiptVerification.tasks(receipt);
    long all = tasks < 0 ? receipt.statement().reactions() : tasks;
    Optional<String> number = Options.get(parsed, REPLAY);
    if (number.isEmpty()) {
      return Sample.all(all);
    }
    if (tasks < 0 && receipt.statement().tracing() != Tracing.WHOLE) {
      throw new UsageException(
          "There is nothing to repeat with `"
              + REPLAY
              + "`: the receipt has neither reactions nor"
              + " tasks.",
          "One of a run on nodes has its tasks with `--receipt-tasks`.");
    }
    long count = OptionNumbers.parse(REPLAY, number.get(), 0);
    long seed =
        Options.get(parsed, SEED)
            .map(text -> OptionNumbers.parse(SEED, text, Long.MIN_VALUE))
            .orElseGet(() -> new SecureRandom().nextLong());
    console
        .err()
        .line((tasks < 0 ? "Reactions" : "Tasks") + " are drawn with `" + SEED + " " + seed + "`.");
    return Sample.draw(count, all, seed);
  }

  private static String clause(
      ReceiptVerification.Refused refused, Receipt receipt, Instance instance) {
    String made = receipt.statement().version();
    String version =
        made.equals(Version.line())
            ? ""
            : "; it was made by " + made + ", this is " + Version.line();
    if (refused.rule() == null && refused.taken().size() == 0) {
      return refused.clause() + version;
    }
    String rule = refused.rule() == null ? "" : " (" + RuleNames.of(refused.rule()) + ")";
    String atoms =
        refused.taken().size() == 0
            ? ""
            : ": "
                + Abbreviation.print(
                    NamedRules.printer(instance.names()), refused.taken(), LONGEST);
    return refused.clause() + rule + atoms;
  }

  private static ExitCode refuse(String file, String clause, boolean json, Console console) {
    if (json) {
      console.out().line(Json.write(Json.object("confirmed", false, "reason", clause)));
    } else {
      Reports.complain("`" + file + "` is refused: " + clause + ".", "", console);
    }
    return ExitCode.REFUSED;
  }

  /**
   * Says what was confirmed, and whether an atom is in the result.
   *
   * @param file where the proof goes
   * @param text the atom as it was given
   */
  private static ExitCode show(
      VerificationWords words,
      Optional<Object> atom,
      Optional<OutputFile> file,
      boolean json,
      Optional<String> text,
      Console console) {
    String root = words.receipt().statement().root();
    Optional<Inclusion> found = atom.flatMap(words.so().tree()::find);
    if (found.isPresent() && file.isPresent()) {
      String proof = Json.write(ProofFile.json(found.get(), root));
      file.get().write(out -> out.append(proof).append("\n"));
    }
    if (json) {
      Map<String, @Nullable Object> object = words.json();
      if (atom.isPresent()) {
        object.put("included", found.isPresent());
        object.put("proof", found.isPresent() ? ProofFile.json(found.get(), root) : null);
      }
      console.out().line(Json.write(object));
    } else {
      console.out().line(words.line());
      atom.ifPresent(_ -> showProof(text.orElse(""), found, root, console));
    }
    return atom.isPresent() && found.isEmpty() ? ExitCode.REFUSED : ExitCode.OK;
  }

  private static void showProof(
      String text, Optional<Inclusion> found, String root, Console console) {
    if (found.isEmpty()) {
      console.out().line("The atom " + text + " is not in the result.");
      return;
    }
    Inclusion proof = found.get();
    console.out().line(present(text, proof.count()));
    console.out().line("  leaf " + (proof.leaf() + 1) + " of " + proof.leaves());
    console.out().line("  atom " + proof.atom());
    proof.path().forEach(hash -> console.out().line("  path " + hash));
    console.out().line("  root " + root);
  }

  private static String present(String text, long count) {
    return "The atom " + text + " is in the result, " + (count == 1 ? "once." : count + " times.");
  }

  private static ExitCode checkProof(ParseResult parsed, boolean json, Console console) {
    String text = Options.get(parsed, ATOM).orElseThrow();
    String root = Options.get(parsed, ROOT).orElseThrow();
    String file = Options.get(parsed, PROOF).orElseThrow();
    Inclusion proof = ProofFile.read(file);
    Object atom = GivenAtom.parse(ATOM, text, Map.of());
    if (!Inclusion.digest(atom).equals(proof.atom())) {
      return refuse(file, "it is of another atom", json, console);
    }
    if (!proof.leadsTo(root)) {
      return refuse(file, "it does not lead to this root", json, console);
    }
    if (json) {
      console.out().line(Json.write(Json.object("confirmed", true, "count", proof.count())));
    } else {
      console.out().line("Confirmed: " + present(text, proof.count()));
    }
    return ExitCode.OK;
  }
}
