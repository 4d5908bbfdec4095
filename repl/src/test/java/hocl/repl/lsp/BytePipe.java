package hocl.repl.lsp;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.LinkedBlockingQueue;

/** Bytes from any threads to one, without a limit: as those of Java, but writers may end. */
final class BytePipe {
  private static final byte[] END = new byte[0];

  private final LinkedBlockingQueue<byte[]> written = new LinkedBlockingQueue<>();

  final OutputStream in =
      new OutputStream() {
        @Override
        public void write(int value) {
          written.add(new byte[] {(byte) value});
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
          if (length > 0) {
            written.add(java.util.Arrays.copyOfRange(bytes, from, from + length));
          }
        }

        @Override
        public void close() {
          written.add(END);
        }
      };

  final InputStream out =
      new InputStream() {
        private byte[] current = {0};
        private int next = 1;

        @Override
        public int read() throws IOException {
          byte[] one = new byte[1];
          return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
          if (next == current.length && current.length > 0) {
            current = take();
            next = 0;
          }
          if (current.length == 0) {
            return -1;
          }
          int count = Math.min(length, current.length - next);
          System.arraycopy(current, next, bytes, from, count);
          next += count;
          return count;
        }
      };

  private byte[] take() throws IOException {
    try {
      return written.take();
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }
}
