package org.arraytwin.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a channel runs, on a thread of its own that ends with the channel. */
abstract class ChannelCommand implements Command {
  private static final Logger LOG = LoggerFactory.getLogger(ChannelCommand.class);

  private InputStream in = InputStream.nullInputStream();
  private OutputStream out = OutputStream.nullOutputStream();
  private OutputStream errors = OutputStream.nullOutputStream();
  private @Nullable ExitCallback exit;
  private @Nullable Thread thread;

  @Override
  public final void setInputStream(InputStream stream) {
    in = stream;
  }

  @Override
  public final void setOutputStream(OutputStream stream) {
    out = stream;
  }

  @Override
  public final void setErrorStream(OutputStream stream) {
    errors = stream;
  }

  @Override
  public final void setExitCallback(ExitCallback callback) {
    exit = callback;
  }

  @Override
  public final void start(ChannelSession channel, Environment env) {
    Thread started = new Thread(() -> runToExit(env), "ssh-session");
    started.setDaemon(true);
    thread = started;
    started.start();
  }

  @Override
  public final void destroy(ChannelSession channel) {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }

  private void runToExit(Environment env) {
    int code = 1;
    try {
      code = run(in, out, env);
      out.flush();
      errors.flush();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.debug("a client went away", e);
    } catch (RuntimeException e) {
      LOG.error("a command failed in an SSH session", e);
    } finally {
      if (exit != null) {
        exit.onExit(code);
      }
    }
  }

  /** Where errors go, of products that tell them apart from other output. */
  final OutputStream errors() {
    return errors;
  }

  /** Runs to the end; the result is the exit status. */
  abstract int run(InputStream input, OutputStream output, Environment env)
      throws IOException, InterruptedException;
}
