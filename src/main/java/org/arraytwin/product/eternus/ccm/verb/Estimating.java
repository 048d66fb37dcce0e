package org.arraytwin.product.eternus.ccm.verb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.site.Baselines;
import org.arraytwin.fleet.volume.MeasureUpdates;
import org.arraytwin.product.eternus.ccm.call.Act;
import org.arraytwin.product.eternus.ccm.call.Call;
import org.arraytwin.product.eternus.ccm.call.CcmException;
import org.arraytwin.product.eternus.ccm.call.Estimate;
import org.arraytwin.product.eternus.ccm.call.Response;
import org.arraytwin.product.eternus.ccm.call.Syntax;
import org.arraytwin.product.eternus.ccm.call.Trouble;
import org.arraytwin.product.eternus.ccm.call.VolumeRef;
import org.arraytwin.product.eternus.session.Box;
import org.arraytwin.product.eternus.session.CopySession;
import org.arraytwin.product.eternus.session.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A subcommand of {@code acsnap} that with {@code -estimate} is about monitor sessions: no copy,
 * but a measure of how much of a volume is updated, by which the space of generations can be
 * planned (Express V14.1, dummy SnapOPC+).
 *
 * @param inner what it does without
 * @param act null for a query
 */
public record Estimating(Verb inner, @Nullable Act act) implements Verb {
  private static final String ESTIMATE = "-estimate";
  private static final String VOLUME = "-v";

  @Override
  public String name() {
    return inner.name();
  }

  @Override
  public Syntax syntax() {
    Syntax plain = inner.syntax();
    List<String> values = new ArrayList<>(plain.values());
    if (!values.contains(VOLUME)) {
      values.add(VOLUME);
    }
    List<String> flags = new ArrayList<>(plain.flags());
    flags.add(ESTIMATE);
    List<List<String>> exclusive = new ArrayList<>(plain.exclusive());
    for (String option : plain.values()) {
      if (!option.equals(VOLUME)) {
        exclusive.add(List.of(ESTIMATE, option));
      }
    }
    plain.flags().forEach(option -> exclusive.add(List.of(ESTIMATE, option)));
    return new Syntax(
        plain.usage() + " | -estimate -v VOLUME",
        plain.about() + " -estimate: a session that measures how much of a volume is updated.",
        values,
        flags,
        List.of(),
        exclusive);
  }

  @Override
  public void run(Call call) {
    if (!call.arguments().has(ESTIMATE)) {
      inner.syntax().require(inner.name(), call.arguments());
      inner.run(call);
      return;
    }
    String text = call.arguments().value(VOLUME);
    String line = name() + " " + syntax().usage();
    if (text == null) {
      throw new CcmException(Trouble.MISSING_OPTION, VOLUME, line);
    }
    VolumeRef ref = VolumeRef.parse(text);
    if (ref == null || ref.start() >= 0) {
      throw new CcmException(Trouble.WRONG_VALUE, VOLUME, text, "ARRAY/0xN");
    }
    Volume volume = call.volume(ref);
    if (act == null) {
      show(call, ref, volume);
    } else {
      change(call, ref, volume, act);
    }
  }

  private static void change(Call call, VolumeRef ref, Volume volume, Act act) {
    Box box = call.box(ref.box());
    boolean on = act == Act.START;
    call.execute(new MeasureUpdates(box.array(), volume.name(), on), Kind.SNAPOPCP, act);
    Estimate words = call.catalog().estimate();
    String detail =
        Pairwise.stamped(call, on ? words.started() : words.stopped())
            + "\n# From:"
            + Pairwise.place(call, ref);
    call.response().line(ref.text());
    detail.lines().forEach(call.response()::line);
    call.response().result(new Response.Result(ref.text(), true, "", detail));
  }

  private static void show(Call call, VolumeRef ref, Volume volume) {
    Box box = call.box(ref.box());
    Baselines.Baseline since = box.site().desk().baselines().volume(volume.id());
    if (since == null) {
      throw new CcmException(Trouble.NO_SESSION);
    }
    Estimate words = call.catalog().estimate();
    Columns columns =
        new Columns("Volume", "SID", "Snap Status", "Copy Phase", "Since", "+Updated Block");
    String sid = sid(volume.id());
    String start = Instant.ofEpochSecond(since.micros() / 1_000_000).toString();
    String blocks = Long.toString(updated(box, volume));
    columns.row(
        ref.text(), sid, '"' + words.status() + '"', '"' + words.phase() + '"', start, blocks);
    columns.print(call.response());
    call.response().list("EstimateList", "Estimate");
    call.response()
        .entry(
            "Volume",
            ref.text(),
            "SID",
            sid,
            "Status",
            words.status(),
            "Phase",
            words.phase(),
            "Since",
            start,
            "UpdatedBlock",
            blocks);
  }

  /** The number of the session that measures a volume. */
  static String sid(int volume) {
    return "0x" + Integer.toHexString(CopySession.ESTIMATE_BASE + volume).toLowerCase(Locale.ROOT);
  }

  /** Blocks of a volume that have been updated since its session began. */
  static long updated(Box box, Volume volume) {
    Baselines.Baseline since =
        Objects.requireNonNull(
            box.site().desk().baselines().volume(volume.id()), "a volume that is measured");
    return since.updated(box.at().content(box.array(), volume.id())) * CopySession.BLOCKS_PER_GRAIN;
  }
}
