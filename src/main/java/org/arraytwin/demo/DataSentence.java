package org.arraytwin.demo;

import java.util.Locale;
import org.arraytwin.fleet.truth.Evidence;
import org.arraytwin.fleet.truth.Evidence.Proof;
import org.arraytwin.fleet.truth.Evidence.Side;
import org.arraytwin.replication.WriteStream.Range;

/** What the contents of a group's volumes say, in one line. */
final class DataSentence {
  private DataSentence() {}

  static String of(Evidence evidence) {
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
    if (evidence.equal()) {
      boolean fromA = a.point().number() >= b.point().number();
      Side ahead = fromA ? a : b;
      Side other = fromA ? b : a;
      return other.array()
          + " = "
          + ahead.array()
          + " as of write "
          + number(ahead.point().number())
          + "; 0 writes lost";
    }
    if (a.proof() == Proof.NO_CLAIM || b.proof() == Proof.NO_CLAIM) {
      Side torn = a.proof() == Proof.NO_CLAIM ? a : b;
      return torn.array()
          + " is being overwritten: no one past state, "
          + number(evidence.differingGrains())
          + " grains to go";
    }
    return apart(a, b);
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
        + " ("
        + number(range.first())
        + " to "
        + number(range.last())
        + ")";
  }

  static String writes(long n) {
    return number(n) + (n == 1 ? " write" : " writes");
  }

  static String number(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}
