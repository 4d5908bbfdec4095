package hocl.runtime.gateway;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The latest lines that a job printed, as many as fit. Lines are numbered from 1; the oldest go
 * first. Any thread may call.
 */
public final class LineLog {

  /** Bytes of a line besides those of its text. */
  private static final int OVERHEAD = 64;

  private final long mostBytes;
  private final Deque<String> lines = new ArrayDeque<>();
  private long first = 1;
  private long bytes;

  /**
   * An empty log.
   *
   * @param mostBytes the memory that its lines may take; the latest line is kept in any case
   */
  public LineLog(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** Takes the next line. */
  public synchronized void add(String line) {
    lines.addLast(line);
    bytes += sizeOf(line);
    while (bytes > mostBytes && lines.size() > 1) {
      bytes -= sizeOf(lines.removeFirst());
      first++;
    }
  }

  private static long sizeOf(String line) {
    return OVERHEAD + 2L * line.length();
  }

  /**
   * A piece of the log.
   *
   * @param from the number of its first line: later than asked for if older ones are gone
   * @param lines the lines, in order
   */
  public record Piece(long from, List<String> lines) {
    /** A piece of the log. */
    public Piece {
      lines = List.copyOf(lines);
    }

    /** The number of the line that follows. */
    public long next() {
      return from + lines.size();
    }
  }

  /**
   * Lines from a number on.
   *
   * @param number the number of the first line wanted
   * @param most the largest number of lines
   */
  public synchronized Piece from(long number, int most) {
    long start = Math.clamp(number, first, first + lines.size());
    List<String> some = new ArrayList<>();
    long skip = start - first;
    for (String line : lines) {
      if (skip > 0) {
        skip--;
      } else if (some.size() < most) {
        some.add(line);
      } else {
        break;
      }
    }
    return new Piece(start, some);
  }

  /** The number of lines that were printed, those that are gone included. */
  public synchronized long count() {
    return first + lines.size() - 1;
  }

  /** The memory that its lines take, about. */
  public synchronized long bytes() {
    return bytes;
  }
}
