package org.arraytwin.fleet.truth;

import java.util.Locale;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.truth.Evidence.Proof;
import org.arraytwin.fleet.truth.Evidence.Side;
import org.arraytwin.replication.WriteStream.Range;
import org.jspecify.annotations.Nullable;

/** What the contents of a group's volumes say, in one line. */
public final class DataSentence {
  private DataSentence() {}

  /** One line without a full stop. */
  public static String of(Evidence evidence) {
    Side a = evidence.sides().get(0);
    Side b = evidence.sides().get(1);
    if (evidence.asserted()) {
      return "asserted, not proven: "
          + (evidence.equal()
              ? "the volumes are equal all the same"
              : number(evidence.differingGrains()) + " grains differ");
    }
    if (a.proof() == Proof.DISPROVEN || b.proof() == Proof.DISPROVEN) {
      return "DISPROVEN: a side does not hold what it stands for";
    }
    Side source = a.source() ? a : b;
    Side target = a.source() ? b : a;
    long before = evidence.losses().map((Session.Loss l) -> l.writes().count()).sum().longValue();
    String lostBefore = before == 0 ? "" : "; " + writes(before) + " lost before";
    if (evidence.equal()) {
      return target.array()
          + " = "
          + source.array()
          + (source.point().isNowhere() ? "" : " as of write " + number(source.point().number()))
          + (before == 0 ? "; 0 writes lost" : lostBefore);
    }
    if (source.proof() == Proof.DATA_LOST || target.proof() == Proof.DATA_LOST) {
      Side gone = source.proof() == Proof.DATA_LOST ? source : target;
      return gone.array() + " has lost its data: " + apart(a, b) + lostBefore;
    }
    boolean incomplete = target.proof() == Proof.NO_CLAIM;
    if (incomplete || source.proof() == Proof.NO_CLAIM) {
      Side torn = incomplete ? target : source;
      Side other = incomplete ? source : target;
      Range own = torn.unreplicated();
      return torn.array()
          + " is incomplete: no one past state of "
          + other.array()
          + ", "
          + number(evidence.differingGrains())
          + " grains differ"
          + (own == null ? "" : "; " + lacks(other, torn, own));
    }
    return apart(a, b) + lostBefore;
  }

  private static String apart(Side a, Side b) {
    Range onlyA = a.unreplicated();
    Range onlyB = b.unreplicated();
    StringBuilder text = new StringBuilder();
    if (onlyA != null) {
      text.append(lacks(b, a, onlyA));
    }
    if (onlyB != null) {
      text.append(text.isEmpty() ? "" : "; ").append(lacks(a, b, onlyB));
    }
    if (text.isEmpty()) {
      text.append("the sides differ");
    }
    return text.toString();
  }

  private static String lacks(Side behind, Side ahead, Range range) {
    return behind.array()
        + " lacks "
        + writes(range.count())
        + " of "
        + ahead.array()
        + (range.count() > range.last() - range.first() ? " (" : " (among ")
        + number(range.first())
        + " to "
        + number(range.last())
        + ")";
  }

  /** The writes that a failover lost, with their times before now. */
  public static String lost(@Nullable Range lost, long nowMicros) {
    if (lost == null) {
      return "nothing lost";
    }
    return String.format(
        Locale.ROOT,
        "%s lost: %s to %s, accepted %.0f s to %.0f s before now: those since the last cycle",
        writes(lost.count()),
        number(lost.first()),
        number(lost.last()),
        (nowMicros - lost.firstMicros()) / 1e6,
        (nowMicros - lost.lastMicros()) / 1e6);
  }

  /** For example {@code 1,213 writes}. */
  public static String writes(long n) {
    return number(n) + (n == 1 ? " write" : " writes");
  }

  static String number(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}
