package org.arraytwin.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What a client types, read ahead on a thread of its own so that Ctrl-C reaches a command that
 * waits.
 */
final class Keyboard {
  static final int CTRL_C = 3;
  private static final int MAX_AHEAD = 64 << 10;

  private final Deque<Integer> typed = new ArrayDeque<>();
  private final Thread runner;
  private boolean busy;
  private boolean interrupted;
  private boolean ended;

  Keyboard(InputStream input, Thread runner) {
    this.runner = runner;
    Thread pump = new Thread(() -> pump(input), "ssh-keyboard");
    pump.setDaemon(true);
    pump.start();
  }

  /** Whether a command runs, which Ctrl-C then interrupts. */
  synchronized void busy(boolean isBusy) {
    busy = isBusy;
    if (!isBusy && interrupted) {
      // An interrupt that came too late must not end the session.
      Thread.interrupted();
      interrupted = false;
    }
  }

  /** Whether the interrupt came from here. */
  synchronized boolean interrupted() {
    return interrupted;
  }

  /** The next byte, -1 at the end. */
  synchronized int read() throws InterruptedException {
    while (typed.isEmpty() && !ended) {
      wait();
    }
    int next = typed.isEmpty() ? -1 : typed.remove();
    notifyAll();
    return next;
  }

  private void pump(InputStream input) {
    try {
      int next = input.read();
      while (next >= 0) {
        accept(next);
        next = input.read();
      }
    } catch (IOException e) {
      // The channel is gone: the same as its end.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      end();
    }
  }

  private synchronized void accept(int next) throws InterruptedException {
    if (next == CTRL_C && busy) {
      interrupted = true;
      runner.interrupt();
      return;
    }
    while (typed.size() >= MAX_AHEAD) {
      wait();
    }
    typed.add(next);
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }
}
