package org.arraytwin.fleet.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.ManualRows;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.cache.Caches;
import org.arraytwin.fleet.fault.HostRead;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.parts.FailFlush;
import org.arraytwin.fleet.fault.parts.LoseCache;
import org.arraytwin.fleet.fault.parts.LoseMetadata;
import org.arraytwin.fleet.fault.parts.ReturnMetadata;
import org.arraytwin.fleet.fault.parts.VolumeCondition;
import org.arraytwin.fleet.setup.AttachHost;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.fleet.table.Happen;
import org.arraytwin.fleet.truth.CopyEvidence;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.copy.Supply;
import org.arraytwin.replication.copy.Undefined;
import org.arraytwin.replication.load.HostLoad;
import org.arraytwin.replication.table.Happening;
import org.arraytwin.replication.table.Words;

/**
 * One array driven by words, and looked at by words. Words that act: {@code NAME=SOURCE>TARGET
 * [RATE] [incremental] [autodelete] [group] [fine] [kept] [KIND]}, {@code NAME operation +option}
 * ({@code g}: all of the group), {@code write VOLUME GRAIN} or {@code GRAIN-GRAIN}, {@code pass
 * SECONDS}, {@code flushed NAME}, {@code condition VOLUME CONDITION}, {@code lose-metadata}, {@code
 * return-metadata}, {@code lose-cache}, {@code fail-flush VOLUME}, {@code happens HAPPENING} (to
 * copy m), {@code mark} (keeps what s holds, and when).
 */
final class CopyScript {
  private final OneArray box;
  private final String kind;
  private final Map<String, Content> marks = new LinkedHashMap<>();
  private long marked;

  CopyScript(String kind, OneArray box) {
    this.kind = kind;
    this.box = box;
  }

  /** Carries everything out; nothing may be refused. */
  void run(String script) {
    for (String step : split(script)) {
      assertThat(act(step)).as(step).isNull();
    }
  }

  /** Parts of a script or of a list of checks. */
  static List<String> split(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s*,\\s*", -1));
  }

  /** One step; why it was refused, or null. */
  Reason act(String step) {
    List<String> words = List.of(step.split(" ", -1));
    String first = words.get(0);
    if (first.contains("=")) {
      return box.refused(created(words));
    }
    switch (first) {
      case "mark" -> {
        marks.put("mark", box.content(OneArray.S));
        marked = box.fleet().now();
      }
      case "pass" -> box.pass(Double.parseDouble(words.get(1)));
      case "flushed" -> flush(words.get(1));
      case "happens" -> {
        return box.refused(happening(words.get(1)));
      }
      default -> {
        Command command = fault(words);
        return box.refused(command == null ? operation(words) : command);
      }
    }
    return null;
  }

  private CreateCopy created(List<String> words) {
    String[] ends = words.get(0).split("[=>]", -1);
    long rate =
        words.size() > 1 && words.get(1).matches("\\d+")
            ? Long.parseLong(words.get(1)) * OneArray.GRAIN
            : 0;
    return new CreateCopy(
        0,
        ends[0],
        words.stream().filter(w -> w.contains("-")).findFirst().orElse(kind),
        ends[1],
        ends[2],
        "",
        rate,
        4 * OneArray.GRAIN,
        words.contains("incremental"),
        words.contains("autodelete"),
        words.contains("group") ? "g" : "",
        words.contains("fine") ? OneArray.GRAIN : 0,
        words.contains("kept"),
        0,
        0,
        0);
  }

  private void flush(String copy) {
    for (int i = 0; i < 100 && box.state(copy).equals("preparing"); i++) {
      box.pass(0.0001);
    }
  }

  /** What befalls copy m, whether its data is ready for it or not. */
  private Command happening(String word) {
    LocalCopy copy = box.session("m");
    return new Happen(
        CopySessions.COPY, 0, copy.id(), Words.find(Happening.class, word), 0, copy.stamp());
  }

  private static Command fault(List<String> words) {
    return switch (words.get(0)) {
      case "write" -> written(words.get(1), words.get(2).split("-", -1));
      case "hosted" ->
          new AttachHost(
              0,
              Vector.of(words.get(1)),
              new HostLoad(1, 128 * OneArray.GRAIN, 1, 64 * OneArray.GRAIN));
      case "condition" -> new VolumeCondition("box", words.get(1), words.get(2), "");
      case "lose-metadata" -> new LoseMetadata("box", 0);
      case "return-metadata" -> new ReturnMetadata("box", 0);
      case "lose-cache" -> new LoseCache("box");
      case "fail-flush" -> new FailFlush("box", words.get(1));
      default -> null;
    };
  }

  private static Command written(String volume, String[] grains) {
    long first = Long.parseLong(grains[0]);
    long last = Long.parseLong(grains[grains.length - 1]);
    return new HostWrite(
        "box", volume, first * OneArray.GRAIN, (last - first + 1) * OneArray.GRAIN);
  }

  private static Command hostWrite(String volume, long grain) {
    return new HostWrite("box", volume, grain * OneArray.GRAIN, OneArray.GRAIN);
  }

  private static Command operation(List<String> words) {
    ManualRows.Asked asked = ManualRows.Asked.of(words);
    return asked.subject().equals("g")
        ? new OperateTogether(0, "g", asked.operation(), asked.options())
        : OneArray.operation(
            asked.subject(), asked.operation(), asked.options().toArray(String[]::new));
  }

  /** What has become of a copy: its state or {@code gone}. */
  String state(String copy) {
    return box.gone(copy) ? "gone" : box.state(copy);
  }

  /**
   * Looks: {@code NAME is STATE}, {@code VOLUME takes rw}, {@code VOLUME like OTHER} (or {@code
   * mark}), {@code VOLUME torn}, {@code VOLUME whole}, {@code VOLUME apart} (holds every grain
   * itself), {@code NAME lacks GRAINS} (still to be copied), {@code VOLUME cached MODE}, {@code
   * VOLUME dirty GRAINS} (in the cache only), {@code NAME stands mark} (for that moment) or {@code
   * NAME stands none}, {@code NAME changed GRAINS} (since the moment).
   */
  void check(String check) {
    List<String> words = List.of(check.split(" ", -1));
    String subject = words.get(0);
    switch (words.get(1)) {
      case "is" ->
          assertThat(state(subject))
              .as(check)
              .isEqualTo(check.substring(check.indexOf(" is ") + 4));
      case "takes" -> assertThat(takes(subject)).as(check).isEqualTo(words.get(2));
      case "like" -> assertThat(content(subject).same(content(words.get(2)))).as(check).isTrue();
      case "unlike" -> assertThat(content(subject).same(content(words.get(2)))).as(check).isFalse();
      case "torn" -> assertThat(undefined(subject)).as(check).isTrue();
      case "whole" -> assertThat(undefined(subject)).as(check).isFalse();
      case "apart" -> assertThat(apart(volume(subject))).as(check).isTrue();
      case "reads-through" -> assertThat(apart(volume(subject))).as(check).isFalse();
      case "differs" ->
          assertThat(Reads.difference(box.at(), 0, box.session(subject)))
              .as(check)
              .isEqualTo(Long.parseLong(words.get(2)));
      case "cleaned" ->
          assertThat(Reads.cleanPercent(box.at(), 0, box.session(subject)))
              .as(check)
              .isEqualTo(Integer.parseInt(words.get(2)));
      case "cached" ->
          assertThat(box.fleet().site(0).health().cache(volume(subject)).mode().word())
              .as(check)
              .isEqualTo(words.get(2));
      case "dirty" ->
          assertThat(Caches.dirtyGrains(box.at(), 0, volume(subject)))
              .as(check)
              .isEqualTo(Long.parseLong(words.get(2)));
      case "stands" ->
          assertThat(evidence(subject).instantMicros())
              .as(check)
              .isEqualTo(words.get(2).equals("none") ? -1 : marked);
      case "changed" ->
          assertThat(evidence(subject).changed()).as(check).isEqualTo(Long.parseLong(words.get(2)));
      case "percent" ->
          assertThat(Reads.percent(box.at(), 0, box.session(subject)))
              .as(check)
              .isEqualTo(Integer.parseInt(words.get(2)));
      default -> throw new AssertionError("nobody knows how to check '" + check + "'");
    }
  }

  private CopyEvidence evidence(String copy) {
    return CopyEvidence.of(box.at(), 0, copy);
  }

  private String takes(String volume) {
    boolean reads = refuses(new HostRead("box", volume, 0, OneArray.GRAIN));
    boolean writes = refuses(hostWrite(volume, 63));
    return (reads ? "" : "r") + (writes ? "" : "w") + (reads && writes ? "nothing" : "");
  }

  private boolean refuses(Command command) {
    return Outcome.execute(box.fleet(), command, box.fleet().now()).refused();
  }

  private int volume(String name) {
    return box.fleet().site(0).volume(name).id();
  }

  private Content content(String name) {
    Content marked = marks.get(name);
    return marked == null ? box.content(volume(name)) : marked;
  }

  private boolean undefined(String name) {
    Content content = content(name);
    for (long grain = 0; grain < 64; grain++) {
      if (Undefined.is(content.stampAt(grain))) {
        return true;
      }
    }
    return false;
  }

  private boolean apart(int volume) {
    Supply supply = Reads.supply(box.at(), 0);
    for (long grain = 0; grain < 64; grain++) {
      if (supply.supplier(volume, grain) != volume) {
        return false;
      }
    }
    return true;
  }
}
