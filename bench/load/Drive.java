import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Asks over a number of connections for a time, each again as soon as it is answered. */
final class Drive {
  private final int port;
  private final List<byte[]> requests;
  private final Function<String, byte[]> next;
  private final Function<String, byte[]> close;

  /**
   * What to ask.
   *
   * @param requests in turn
   * @param next from the end of an answer, what to ask before the next of these, or null
   * @param close from the end of the last answer, what to ask in the end, or null
   */
  Drive(
      int port,
      List<byte[]> requests,
      Function<String, byte[]> next,
      Function<String, byte[]> close) {
    this.port = port;
    this.requests = requests;
    this.next = next;
    this.close = close;
  }

  /** What came of it; rates add up over the rounds of a measurement. */
  static final class Tally {
    long answers;
    long bytes;
    double seconds;
    long[] nanos = new long[1 << 12];

    double rate() {
      return answers / seconds;
    }

    void add(Tally other) {
      int n = (int) other.answers;
      nanos = Arrays.copyOf(nanos, (int) answers + n);
      System.arraycopy(other.nanos, 0, nanos, (int) answers, n);
      answers += n;
      bytes += other.bytes;
      seconds += other.seconds;
    }

    double millis(double quantile) {
      long[] sorted = Arrays.copyOf(nanos, (int) answers);
      Arrays.sort(sorted);
      return sorted[(int) Math.min(sorted.length - 1, sorted.length * quantile)] / 1e6;
    }
  }

  Tally measure(int connections, double seconds) throws Exception {
    List<Worker> workers = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      workers.add(new Worker(i * 97, seconds));
    }
    workers.forEach(Thread::start);
    Tally all = new Tally();
    double elapsed = 0;
    for (Worker worker : workers) {
      worker.join();
      if (worker.failure != null) {
        throw worker.failure;
      }
      all.add(worker.tally);
      elapsed = Math.max(elapsed, worker.tally.seconds);
    }
    all.seconds = elapsed;
    return all;
  }

  private final class Worker extends Thread {
    private final double seconds;
    private final Tally tally = new Tally();
    private int at;
    private Exception failure;

    Worker(int first, double seconds) {
      this.at = first;
      this.seconds = seconds;
    }

    @Override
    public void run() {
      try (Wire wire = new Wire(port)) {
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * 1e9);
        byte[] request = requests.get(at % requests.size());
        for (long now = begin; now < end || tally.answers == 0; ) {
          tally.bytes += wire.call(request, null);
          long then = System.nanoTime();
          if (tally.answers == tally.nanos.length) {
            tally.nanos = Arrays.copyOf(tally.nanos, tally.nanos.length * 2);
          }
          tally.nanos[(int) tally.answers++] = then - now;
          now = then;
          request = next.apply(wire.tail());
          if (request == null) {
            request = requests.get(++at % requests.size());
          }
        }
        tally.seconds = (System.nanoTime() - begin) / 1e9;
        byte[] last = close.apply(wire.tail());
        if (last != null) {
          wire.call(last, null);
        }
      } catch (IOException | RuntimeException e) {
        failure = e;
      }
    }
  }
}
