// The client of `hocl lsp`, and commands that run the program that is open.
"use strict";

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");
const debug = require("./debug");

let client;

function settings() {
  return vscode.workspace.getConfiguration("hocl");
}

/** The options of hocl that follow from the settings. */
function options() {
  const java = settings().get("allowJava")
    ? ["--allow-java", ...path("--classpath", settings().get("classpath"))]
    : [];
  return [...java, ...path("--module-path", settings().get("modulePath"))];
}

function path(option, folders) {
  const separator = process.platform === "win32" ? ";" : ":";
  return folders.length === 0 ? [] : [option, folders.join(separator)];
}

function startClient() {
  const server = { command: settings().get("command"), args: ["lsp"] };
  client = new LanguageClient(
    "hocl",
    "HOCL",
    { run: server, debug: server },
    {
      documentSelector: [{ language: "hocl" }],
      initializationOptions: {
        allowJava: settings().get("allowJava"),
        classpath: settings().get("classpath"),
        modulePath: settings().get("modulePath"),
      },
      synchronize: {
        configurationSection: "hocl",
        fileEvents: vscode.workspace.createFileSystemWatcher("**/*.hocl"),
      },
    },
  );
  return client.start().catch((reason) => {
    vscode.window.showErrorMessage(
      `\`${server.command} lsp\` does not start: set hocl.command to the launcher of hocl. (${reason})`,
    );
  });
}

async function restart() {
  if (client) {
    await client.stop().catch(() => {});
  }
  await startClient();
}

/** Runs a command of hocl with the program that is open, in a terminal. */
async function inTerminal(command) {
  const editor = vscode.window.activeTextEditor;
  if (!editor || editor.document.languageId !== "hocl") {
    vscode.window.showInformationMessage("Open a program first.");
    return;
  }
  if (editor.document.isUntitled || !(await editor.document.save())) {
    if (editor.document.isUntitled || editor.document.isDirty) {
      vscode.window.showInformationMessage("Save the program first.");
      return;
    }
  }
  const file = editor.document.uri.fsPath;
  const given = command === "repl" ? [] : options().filter((each) => command !== "all" || each !== "--allow-java");
  const task = new vscode.Task(
    { type: "hocl", command },
    vscode.TaskScope.Workspace,
    `${command} ${vscode.workspace.asRelativePath(file)}`,
    "hocl",
    new vscode.ProcessExecution(settings().get("command"), [command, ...given, file]),
  );
  task.presentationOptions = { clear: true, focus: command === "repl", panel: vscode.TaskPanelKind.Dedicated };
  await vscode.tasks.executeTask(task);
}

async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand("hocl.run", () => inTerminal("run")),
    vscode.commands.registerCommand("hocl.all", () => inTerminal("all")),
    vscode.commands.registerCommand("hocl.repl", () => inTerminal("repl")),
    vscode.commands.registerCommand("hocl.restart", restart),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("hocl.command")) {
        restart();
      }
    }),
    ...debug.register(() => settings().get("command"), options),
  );
  await startClient();
}

function deactivate() {
  return client ? client.stop() : undefined;
}

module.exports = { activate, deactivate };
