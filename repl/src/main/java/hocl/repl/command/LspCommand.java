package hocl.repl.command;

import hocl.language.CompileOptions;
import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.lsp.Serving;
import hocl.repl.option.Options;
import hocl.repl.option.ProgramOptions;
import hocl.repl.option.ProgramSources;
import java.io.InputStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hocl lsp}: serves an editor over standard input and output. */
final class LspCommand implements Subcommand {

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            "lsp",
            "Serves an editor: errors while typing, completion, definitions, renaming. It speaks the"
                + " Language Server Protocol over standard input and output, and is started by the"
                + " editor.",
            "  hocl lsp",
            "",
            "docs/editors.md tells how editors are set up.");
    spec.addOption(
        Options.flag("--stdio", "Speaks over standard input and output, as it always does."));
    return ProgramOptions.addJava(spec);
  }

  @Override
  public ExitCode run(ParseResult parsed, Console console) {
    CompileOptions options =
        ProgramOptions.read(parsed, ProgramSources.STDIN, InputStream.nullInputStream());
    int code = Serving.serve(console.in(), console.outBytes(), options);
    return code == 0 ? ExitCode.OK : ExitCode.REFUSED;
  }
}
