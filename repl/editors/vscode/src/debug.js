// Debugging: starts `hocl run --dap PORT` and connects to it.
"use strict";

const { spawn } = require("child_process");
const net = require("net");
const vscode = require("vscode");

/** So long a program may take to listen, in milliseconds. */
const PATIENCE = 20000;
const PAUSE = 100;

/** A port that is free at present. */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Resolves when the process says that it listens, or rejects when it ends before. */
function listening(child, port) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`nothing listens on port ${port}`)), PATIENCE);
    let said = "";
    child.stderr.on("data", (data) => {
      said += data;
      if (said.includes(String(port))) {
        clearTimeout(timer);
        // the line is written just before or after the port opens
        setTimeout(resolve, PAUSE);
      }
    });
    child.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`hocl ended with ${code}: ${said}`));
    });
    child.once("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
  });
}

class Adapters {
  constructor(command, options) {
    this.command = command;
    this.options = options;
    this.children = new Map();
    this.output = vscode.window.createOutputChannel("HOCL Debug");
  }

  async createDebugAdapterDescriptor(session) {
    const { started, port, host, program, args = [], cwd } = session.configuration;
    if (!started) {
      return new vscode.DebugAdapterServer(port, host || "127.0.0.1");
    }
    const free = await freePort();
    const words = ["run", "--dap", String(free), ...this.options(), ...args, program];
    const child = spawn(this.command(), words, { cwd: cwd || undefined, stdio: ["ignore", "pipe", "pipe"] });
    this.children.set(session.id, child);
    child.stdout.on("data", (data) => this.output.append(data.toString()));
    child.stderr.on("data", (data) => this.output.append(data.toString()));
    this.output.show(true);
    await listening(child, free);
    return new vscode.DebugAdapterServer(free, "127.0.0.1");
  }

  ended(session) {
    const child = this.children.get(session.id);
    this.children.delete(session.id);
    if (child && child.exitCode === null) {
      child.kill();
    }
  }

  dispose() {
    this.children.forEach((child) => child.kill());
    this.output.dispose();
  }
}

/** Fills in what a launch without a configuration leaves out. */
const configurations = {
  resolveDebugConfiguration(_folder, configuration) {
    if (!configuration.type) {
      return { type: "hocl", request: "launch", name: "Debug HOCL program", program: "${file}" };
    }
    return configuration;
  },

  /** A program that is launched is started here, and then attached to like any other. */
  resolveDebugConfigurationWithSubstitutedVariables(_folder, configuration) {
    return configuration.request === "launch"
      ? { ...configuration, request: "attach", started: true }
      : configuration;
  },
};

/**
 * Registers the debugger.
 *
 * @param command gives the launcher of hocl
 * @param options gives the options that follow from the settings
 */
function register(command, options) {
  const adapters = new Adapters(command, options);
  return [
    adapters,
    vscode.debug.registerDebugAdapterDescriptorFactory("hocl", adapters),
    vscode.debug.registerDebugConfigurationProvider("hocl", configurations),
    vscode.debug.onDidTerminateDebugSession((session) => adapters.ended(session)),
  ];
}

module.exports = { register };
