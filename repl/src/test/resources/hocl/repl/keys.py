"""Runs a program in a pseudo-terminal and types at it.

usage: keys.py COLUMNS COMMAND...     steps come on standard input, a line each:
  expect TEXT   waits until the program has written TEXT behind what was expected before
  send TEXT     types TEXT; both with the escapes of Python
Everything that the program writes goes to standard output. Exit code 1: something did not come.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time

PATIENCE = 120


def main():
    columns = int(sys.argv[1])
    steps = [line.rstrip("\n").split(" ", 1) for line in sys.stdin]
    child, terminal = pty.fork()
    if child == 0:
        # a build in the background ignores interrupts, and so would its children
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.execvp(sys.argv[2], sys.argv[2:])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    seen = bytearray()
    at = 0

    def read():
        if not select.select([terminal], [], [], PATIENCE)[0]:
            return False
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            return False
        seen.extend(piece)
        return bool(piece)

    ok = True
    for kind, text in steps:
        data = text.encode("utf-8").decode("unicode_escape").encode("latin-1")
        if kind == "send":
            os.write(terminal, data)
            continue
        found = seen.find(data, at)
        late = time.monotonic() + PATIENCE
        while found < 0 and time.monotonic() < late and read():
            found = seen.find(data, at)
        if found < 0:
            ok = False
            os.kill(child, 9)
            break
        at = found + len(data)
    while ok and read():
        pass
    sys.stdout.buffer.write(bytes(seen))
    sys.stdout.flush()
    _, status = os.waitpid(child, 0)
    sys.exit(0 if ok and status == 0 else 1)


main()
