package org.arraytwin.product.eternus.ccm.verb;

import java.util.List;
import org.arraytwin.product.eternus.ccm.call.Call;
import org.arraytwin.product.eternus.ccm.call.CcmException;
import org.arraytwin.product.eternus.ccm.call.Group;
import org.arraytwin.product.eternus.ccm.call.Trouble;
import org.arraytwin.product.eternus.session.Kind;
import org.arraytwin.product.eternus.session.Transfer;
import org.arraytwin.replication.Mode;
import org.jspecify.annotations.Nullable;

/**
 * The options of REC: how it sends writes, comes back, and parts (design guide; words inferred).
 */
final class Modes {
  static final List<String> OPTIONS = List.of("-transfer", "-recovery", "-split");
  static final String USAGE =
      "[-transfer {sync | stack | consist}] [-recovery {auto | manual}] [-split {auto | manual}]";
  private static final List<String> TRANSFERS = List.of("sync", "stack", "consist");
  private static final List<String> WAYS = List.of("auto", "manual");

  private Modes() {}

  /** The value of an option, one of some words; null where it was not given. */
  static @Nullable String choice(Call call, String option, List<String> words) {
    String value = call.arguments().value(option);
    if (value != null && !words.contains(value)) {
      throw new CcmException(Trouble.WRONG_VALUE, option, value, String.join(", ", words));
    }
    return value;
  }

  /** The transfer mode asked for, or null. */
  static @Nullable Mode transfer(Call call) {
    String word = choice(call, "-transfer", TRANSFERS);
    if (word == null) {
      return null;
    }
    return switch (word) {
      case "stack" -> Mode.ADAPTIVE;
      case "consist" -> Mode.ASYNC;
      default -> Mode.SYNC;
    };
  }

  /** {@code automatic}, {@code manual}, or null where it was not asked for. */
  static @Nullable String way(Call call, String option) {
    String word = choice(call, option, WAYS);
    return word == null ? null : word.equals("auto") ? "automatic" : "manual";
  }

  /**
   * How a new session is to send writes: synchronously, with automatic recovery and split, unless
   * said otherwise.
   *
   * @param usage of the command, for the message
   * @throws CcmException where a split mode is given to a transfer that has none
   */
  static Transfer of(Call call, String usage) {
    Mode asked = transfer(call);
    Mode mode = asked == null ? Mode.SYNC : asked;
    String split = way(call, "-split");
    if (split != null && mode != Mode.SYNC) {
      throw new CcmException(
          Trouble.CONFLICTING_OPTIONS,
          "-split -transfer " + call.arguments().needed("-transfer"),
          usage);
    }
    return new Transfer(mode, !"manual".equals(way(call, "-recovery")), "manual".equals(split));
  }

  /**
   * Checks that none of the options is there.
   *
   * @throws CcmException where one is
   */
  static void refuse(Call call, Group group) {
    for (String option : OPTIONS) {
      if (call.arguments().has(option)) {
        throw new CcmException(
            Trouble.WRONG_GROUP_TYPE,
            group.name(),
            group.kind().word(),
            Kind.REC.word() + " for " + option);
      }
    }
  }
}
